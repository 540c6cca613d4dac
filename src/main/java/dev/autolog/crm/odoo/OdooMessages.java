package dev.autolog.crm.odoo;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.HtmlText;
import dev.autolog.crm.LogMark;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogText;
import dev.autolog.crm.LogWrite;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs as internal notes below partners and opportunities. They are imported with external ids, so a repeat changes the same note. An
 * import with a row that Odoo refuses is halved until this row is alone.
 */
final class OdooMessages {
    private static final String MESSAGE = "mail.message";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
    private static final List<String> FIELDS =
            List.of("id", "model", "res_id", "subject", "body", "message_type", "subtype_id/id", "date");

    private final OdooApi api;
    private final Map<LogWrite, LogOutcome> outcomes = new HashMap<>();

    OdooMessages(OdooApi api) {
        this.api = api;
    }

    /** Writes logs, and returns the outcome of each, in the same order. */
    List<LogOutcome> write(List<LogWrite> logs) {
        load(logs);
        return logs.stream()
                .map(log -> Objects.requireNonNull(outcomes.get(log)))
                .toList();
    }

    private void load(List<LogWrite> logs) {
        String refusal;
        try {
            List<Long> ids = api.load(
                    MESSAGE, FIELDS, logs.stream().map(log -> row(log.log())).toList());
            if (ids != null) {
                for (int i = 0; i < logs.size(); i++) {
                    outcomes.put(logs.get(i), new LogOutcome.Complete(ids.get(i).toString()));
                }
                return;
            }
            refusal = "IMPORT_REFUSED";
        } catch (CrmException e) {
            if (e.remedy() != Remedy.PARK) {
                throw e;
            }
            refusal = e.code();
        }
        if (logs.size() == 1) {
            outcomes.put(logs.getFirst(), new LogOutcome.Rejected(refusal));
        } else {
            load(logs.subList(0, logs.size() / 2));
            load(logs.subList(logs.size() / 2, logs.size()));
        }
    }

    private static List<String> row(CrmLog log) {
        boolean isOnDeal = isOnDeal(log);
        return List.of(
                OdooApi.externalId("call", log.callLogId()),
                isOnDeal ? OdooContacts.LEAD : OdooContacts.PARTNER,
                isOnDeal ? Objects.requireNonNull(log.associationId()) : log.contactId(),
                log.subject(),
                HtmlText.of(LogText.of(log)),
                "comment",
                // Without it portal users see the note.
                "mail.mt_note",
                TIME.format(LocalDateTime.ofInstant(log.startedAt(), ZoneOffset.UTC)));
    }

    private static boolean isOnDeal(CrmLog log) {
        return OdooContacts.DEAL.equals(log.associationKind()) && log.associationId() != null;
    }

    /**
     * The note of a log, by its mark.
     *
     * @param log null to look through all notes
     */
    Optional<String> find(String callLogId, @Nullable CrmLog log) {
        List<Object> domain = new ArrayList<>();
        if (log != null) {
            boolean isOnDeal = isOnDeal(log);
            domain.add(List.of("model", "=", isOnDeal ? OdooContacts.LEAD : OdooContacts.PARTNER));
            String record = isOnDeal ? Objects.requireNonNull(log.associationId()) : log.contactId();
            domain.add(List.of("res_id", "=", id(record)));
        }
        domain.add(List.of("body", "like", LogMark.likePattern(callLogId)));
        return api.search(MESSAGE, domain, null, List.of("body")).stream()
                .filter(message -> isOf(message.path("body").asText(""), callLogId))
                .findFirst()
                .map(message -> CrmJson.required(message, "id"));
    }

    private static boolean isOf(String body, String callLogId) {
        LogMark mark = LogMark.inHtml(body);
        return mark != null && mark.callLogId().equals(callLogId);
    }

    /** Nothing to do if it is gone already. */
    void delete(String recordId) {
        try {
            api.unlink(MESSAGE, List.of(id(recordId)));
        } catch (CrmException e) {
            if (!e.code().equals(OdooApi.MISSING)) {
                throw e;
            }
        }
    }

    private static long id(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new CrmException(Remedy.PARK, "RECORD_ID_UNKNOWN", null);
        }
    }
}
