package dev.autolog.crm.zoho;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.LogText;
import dev.autolog.domain.CallResult;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Zoho's two kinds of records for logs. It has none for messages. */
enum ZohoActivity {
    CALLS("Calls"),
    TASKS("Tasks");

    private static final int LONGEST_SUBJECT = 255;
    private static final int MINUTE = 60;

    private final String module;

    ZohoActivity(String module) {
        this.module = module;
    }

    static ZohoActivity of(CrmLog log) {
        return log.isMessage() ? TASKS : CALLS;
    }

    /** In paths and queries. */
    String module() {
        return module;
    }

    /** The id that the caller stores, which is also the record's path. */
    String recordId(String id) {
        return module + "/" + id;
    }

    /** The path of a record whose id the caller stored. */
    static String path(String recordId) {
        if (!recordId.matches("(Calls|Tasks)/\\d{1,20}")) {
            throw new CrmException(Remedy.PARK, "RECORD_ID_UNKNOWN", null);
        }
        return recordId;
    }

    /** All fields of a log. */
    Map<String, @Nullable Object> fields(CrmLog log) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("Subject", ZohoLogs.cut(log.subject(), LONGEST_SUBJECT, module));
        fields.put("Description", LogText.of(log));
        fields.put("Who_Id", Map.of(ZohoApi.ID, log.contactId()));
        String deal = ZohoContacts.DEAL.equals(log.associationKind()) ? log.associationId() : null;
        fields.put("What_Id", deal == null ? null : Map.of(ZohoApi.ID, deal));
        fields.put("$se_module", deal == null ? null : ZohoContacts.DEAL_MODULE);
        if (log.ownerId() != null) {
            fields.put("Owner", Map.of(ZohoApi.ID, log.ownerId()));
        }
        if (this == TASKS) {
            fields.put("Status", "Completed");
            fields.put(
                    "Due_Date", LocalDate.ofInstant(log.startedAt(), log.zone()).toString());
        } else {
            call(fields, log);
        }
        return fields;
    }

    private static void call(Map<String, @Nullable Object> fields, CrmLog log) {
        boolean isAnswered = log.result() == null || CallResult.valueOf(log.result()) == CallResult.ANSWERED;
        boolean isMissed = log.isInbound() && !isAnswered;
        fields.put("Call_Type", isMissed ? "Missed" : log.isInbound() ? "Inbound" : "Outbound");
        fields.put("Call_Start_Time", ZohoApi.time(log.startedAt()));
        // Zoho refuses calls of no length, unless they were missed.
        int seconds = isMissed ? 0 : Math.max(1, log.talkSeconds());
        fields.put("Call_Duration", String.format(Locale.ROOT, "%02d:%02d", seconds / MINUTE, seconds % MINUTE));
        if (!log.isInbound()) {
            fields.put("Outbound_Call_Status", "Completed");
        }
    }
}
