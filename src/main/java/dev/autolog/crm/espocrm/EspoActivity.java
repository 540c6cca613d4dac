package dev.autolog.crm.espocrm;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.LogText;
import dev.autolog.domain.CallResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** EspoCRM's two kinds of records for logs. It has none for messages. */
enum EspoActivity {
    CALL("Call", "dateStart"),
    TASK("Task", "dateEnd");

    private static final int LONGEST_NAME = 255;

    private final String entity;
    private final String timeAttribute;

    EspoActivity(String entity, String timeAttribute) {
        this.entity = entity;
        this.timeAttribute = timeAttribute;
    }

    static EspoActivity of(CrmLog log) {
        return log.isMessage() ? TASK : CALL;
    }

    /** In paths. */
    String entity() {
        return entity;
    }

    /** The attribute with the time of the log. */
    String timeAttribute() {
        return timeAttribute;
    }

    /** The id that the caller stores, which is also the record's path. */
    String recordId(String id) {
        return entity + "/" + id;
    }

    /** The path of a record whose id the caller stored. */
    static String path(String recordId) {
        if (!recordId.matches("(Call|Task)/[A-Za-z0-9_=.-]+")) {
            throw new CrmException(Remedy.PARK, "RECORD_ID_UNKNOWN", null);
        }
        return recordId;
    }

    /** All attributes of a log but the user that it is assigned to. */
    Map<String, @Nullable Object> attributes(CrmLog log) {
        String deal = EspoContacts.DEAL.equals(log.associationKind()) ? log.associationId() : null;
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        attributes.put("name", EspoApi.name(log.subject(), LONGEST_NAME, entity));
        attributes.put("description", LogText.of(log));
        if (this == TASK) {
            attributes.put("status", "Completed");
            attributes.put("dateEnd", EspoApi.time(log.startedAt()));
            attributes.put("parentType", deal == null ? EspoContacts.CONTACT : EspoContacts.OPPORTUNITY);
            attributes.put("parentId", deal == null ? log.contactId() : deal);
        } else {
            attributes.put("status", isHeld(log.result()) ? "Held" : "Not Held");
            attributes.put("direction", log.isInbound() ? "Inbound" : "Outbound");
            attributes.put("dateStart", EspoApi.time(log.startedAt()));
            attributes.put("dateEnd", EspoApi.time(log.startedAt().plusSeconds(log.talkSeconds())));
            attributes.put("parentType", deal == null ? null : EspoContacts.OPPORTUNITY);
            attributes.put("parentId", deal);
            attributes.put("contactsIds", List.of(log.contactId()));
        }
        return attributes;
    }

    private static boolean isHeld(@Nullable String result) {
        return result == null || CallResult.valueOf(result) == CallResult.ANSWERED;
    }
}
