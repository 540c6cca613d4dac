package dev.autolog.crm.frappe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmLog;
import dev.autolog.domain.CallResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a call log in Frappe CRM. */
record CallLogDocument(FrappeTime time) {
    /** Frappe needs two numbers; of an own line a log has none. */
    private static final String OWN_LINE = "Autolog";

    private static final String WITHHELD = "Unknown";
    private static final String DOCTYPE = "link_doctype";
    private static final Set<String> PERSONS = Set.of(FrappeContacts.CONTACT, FrappeContacts.LEAD);

    /**
     * All fields but the id and the note.
     *
     * @param otherLinks rows of links to keep
     */
    Map<String, @Nullable Object> of(CrmLog log, List<JsonNode> otherLinks) {
        String number = Objects.requireNonNullElse(log.phoneNumber(), WITHHELD);
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("type", log.isInbound() ? "Incoming" : "Outgoing");
        document.put("from", log.isInbound() ? number : OWN_LINE);
        document.put("to", log.isInbound() ? OWN_LINE : number);
        document.put("status", status(log.result()));
        document.put("medium", log.isMessage() ? "SMS" : null);
        document.put("duration", log.talkSeconds());
        document.put("start_time", time.text(log.startedAt()));
        document.put("end_time", time.text(log.endedAt()));
        document.put("recording_url", log.recordingUrl());
        if (log.ownerId() != null) {
            document.put(log.isInbound() ? "receiver" : "caller", log.ownerId());
        }
        refer(document, log);
        List<Object> links = new ArrayList<>(otherLinks);
        links.add(link(log.contactId()));
        document.put("links", links);
        return document;
    }

    /** To the deal, or else the lead; Frappe CRM shows no others. */
    private static void refer(Map<String, @Nullable Object> document, CrmLog log) {
        boolean isOfDeal = FrappeContacts.DEAL_KIND.equals(log.associationKind()) && log.associationId() != null;
        document.put("reference_doctype", isOfDeal ? FrappeContacts.DEAL : FrappeContacts.LEAD);
        document.put("reference_docname", isOfDeal ? log.associationId() : lead(log.contactId()));
    }

    private static Map<String, Object> link(String contactId) {
        String lead = lead(contactId);
        return Map.of(
                DOCTYPE,
                lead == null ? FrappeContacts.CONTACT : FrappeContacts.LEAD,
                "link_name",
                lead == null ? contactId : lead);
    }

    /** The name of a lead; null for a contact. */
    private static @Nullable String lead(String contactId) {
        return contactId.startsWith(FrappeContacts.LEAD_PREFIX)
                ? contactId.substring(FrappeContacts.LEAD_PREFIX.length())
                : null;
    }

    /** The rows of links that people and other apps made: to tasks, notes and deals. */
    static List<JsonNode> otherLinks(JsonNode stored) {
        List<JsonNode> others = new ArrayList<>();
        for (JsonNode link : stored.path("links")) {
            if (!PERSONS.contains(link.path(DOCTYPE).asText())) {
                others.add(link);
            }
        }
        return others;
    }

    private static String status(@Nullable String result) {
        return result == null
                ? "Completed"
                : switch (CallResult.valueOf(result)) {
                    case ANSWERED -> "Completed";
                    case MISSED, VOICEMAIL, REJECTED -> "No Answer";
                    case BUSY -> "Busy";
                    case FAILED -> "Failed";
                };
    }
}
