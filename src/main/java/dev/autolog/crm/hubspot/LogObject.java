package dev.autolog.crm.hubspot;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.HtmlText;
import dev.autolog.domain.CallResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** HubSpot's two kinds of records for logs. */
enum LogObject {
    CALLS("calls", "hs_call_title"),
    COMMUNICATIONS("communications", "hs_communication_body");

    private final String path;
    private final String sibling;

    LogObject(String path, String sibling) {
        this.path = path;
        this.sibling = sibling;
    }

    static LogObject of(CrmLog log) {
        return log.isMessage() ? COMMUNICATIONS : CALLS;
    }

    /** The kind that a record's id, as the caller stores it, begins with. */
    static LogObject ofRecord(String recordId) {
        for (LogObject object : values()) {
            if (recordId.startsWith(object.path + "/")) {
                return object;
            }
        }
        throw new CrmException(Remedy.PARK, "RECORD_ID_UNKNOWN", null);
    }

    /** In paths. */
    String path() {
        return path;
    }

    /** A property of HubSpot's own. */
    String sibling() {
        return sibling;
    }

    /** The id that the caller stores. */
    String recordId(String id) {
        return path + "/" + id;
    }

    /** All properties of the log; those without a value are emptied. */
    Map<String, String> properties(CrmLog log) {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(UniqueProperty.NAME, log.callLogId());
        properties.put("hs_timestamp", log.startedAt().toString());
        properties.put("hubspot_owner_id", orEmpty(log.ownerId()));
        if (this == COMMUNICATIONS) {
            properties.put("hs_communication_channel_type", "SMS");
            properties.put("hs_communication_logged_from", "CRM");
            properties.put("hs_communication_body", HtmlText.of(log.subject() + "\n" + log.description(), log.link()));
        } else {
            call(log, properties);
        }
        return properties;
    }

    private static void call(CrmLog log, Map<String, String> properties) {
        String number = orEmpty(log.phoneNumber());
        String recording = orEmpty(log.recordingUrl());
        properties.put("hs_call_title", log.subject());
        properties.put("hs_call_body", HtmlText.of(log.description(), log.link()));
        properties.put("hs_call_direction", log.isInbound() ? "INBOUND" : "OUTBOUND");
        properties.put(
                "hs_call_duration",
                Long.toString(Duration.ofSeconds(log.talkSeconds()).toMillis()));
        properties.put("hs_call_status", status(log.result()));
        properties.put("hs_call_disposition", orEmpty(log.disposition()));
        properties.put(log.isInbound() ? "hs_call_from_number" : "hs_call_to_number", number);
        // HubSpot refuses others.
        properties.put("hs_call_recording_url", recording.startsWith("https://") ? recording : "");
    }

    private static String status(@Nullable String result) {
        return result == null
                ? "COMPLETED"
                : switch (CallResult.valueOf(result)) {
                    case ANSWERED -> "COMPLETED";
                    case MISSED, VOICEMAIL, REJECTED -> "NO_ANSWER";
                    case BUSY -> "BUSY";
                    case FAILED -> "FAILED";
                };
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
