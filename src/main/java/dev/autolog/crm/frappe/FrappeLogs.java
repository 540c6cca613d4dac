package dev.autolog.crm.frappe;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmJson;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.CrmResponse;
import dev.autolog.crm.HtmlText;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogText;
import dev.autolog.crm.LogWrite;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Logs as call logs with ids of ours, which Frappe keeps unique, and a note for the texts that call logs have no field for. The note
 * is found by its reference to the call log.
 */
record FrappeLogs(FrappeApi api) {
    private static final String CALL_LOG = "CRM Call Log";
    private static final String NOTE = "FCRM Note";
    private static final String NOTE_FIELD = "note";
    private static final String PREFIX = "autolog-";

    LogOutcome write(LogWrite log) {
        String recordId = log.recordId();
        return recordId == null ? create(log.log()) : change(recordId, log.log());
    }

    private LogOutcome create(CrmLog log) {
        String id = PREFIX + log.callLogId();
        Map<String, @Nullable Object> document = new CallLogDocument(api.time()).of(log, List.of());
        document.put("id", id);
        document.values().removeIf(value -> value == null);
        CrmResponse response = api.tryCreate(CALL_LOG, document);
        if (FrappeApi.isDuplicate(response)) {
            return change(id, log);
        }
        return FrappeApi.isDone(response)
                ? createNote(CrmJson.required(CrmJson.read(response).path("data"), FrappeApi.NAME), log)
                : new LogOutcome.Rejected(FrappeApi.code(response));
    }

    private LogOutcome change(String recordId, CrmLog log) {
        JsonNode stored = api.read(CALL_LOG, recordId);
        if (stored == null) {
            return new LogOutcome.Gone();
        }
        CrmResponse response = api.tryChange(
                CALL_LOG, recordId, new CallLogDocument(api.time()).of(log, CallLogDocument.otherLinks(stored)));
        if (FrappeApi.isMissing(response)) {
            return new LogOutcome.Gone();
        }
        if (!FrappeApi.isDone(response)) {
            return new LogOutcome.Rejected(FrappeApi.code(response));
        }
        List<String> notes = notes(recordId);
        return notes.isEmpty() ? createNote(recordId, log) : changeNote(stored, notes.getFirst(), log);
    }

    private LogOutcome createNote(String recordId, CrmLog log) {
        CrmResponse response = api.tryCreate(
                NOTE,
                Map.of(
                        "title",
                        title(log),
                        "content",
                        content(log),
                        "reference_doctype",
                        CALL_LOG,
                        "reference_docname",
                        recordId));
        return FrappeApi.isDone(response)
                ? link(recordId, CrmJson.required(CrmJson.read(response).path("data"), FrappeApi.NAME))
                : refused(response);
    }

    private LogOutcome changeNote(JsonNode stored, String note, CrmLog log) {
        String recordId = CrmJson.required(stored, FrappeApi.NAME);
        CrmResponse response = api.tryChange(NOTE, note, Map.of("title", title(log), "content", content(log)));
        if (!FrappeApi.isDone(response)) {
            return refused(response);
        }
        return note.equals(CrmJson.text(stored, NOTE_FIELD)) ? new LogOutcome.Complete(recordId) : link(recordId, note);
    }

    private LogOutcome link(String recordId, String note) {
        CrmResponse response = api.tryChange(CALL_LOG, recordId, Map.of(NOTE_FIELD, note));
        return FrappeApi.isDone(response) ? new LogOutcome.Complete(recordId) : refused(response);
    }

    /** A person may have deleted it in the meantime. */
    private static LogOutcome refused(CrmResponse response) {
        if (FrappeApi.isMissing(response)) {
            throw new CrmException(Remedy.RETRY, "HTTP_404", null);
        }
        return new LogOutcome.Rejected(FrappeApi.code(response));
    }

    private static String title(CrmLog log) {
        return FrappePlaceholders.name(log.subject(), "Call");
    }

    private static String content(CrmLog log) {
        return HtmlText.of(LogText.of(log));
    }

    /** The notes that we made for a call log; an attempt that Frappe finished late can leave a second one. */
    private List<String> notes(String recordId) {
        return api
                .all(
                        NOTE,
                        List.of(FrappeApi.NAME),
                        List.of(
                                List.of("reference_doctype", "=", CALL_LOG),
                                List.of("reference_docname", "=", recordId)),
                        null)
                .stream()
                .map(note -> CrmJson.required(note, FrappeApi.NAME))
                .toList();
    }

    Optional<String> find(String callLogId) {
        return Optional.ofNullable(api.read(CALL_LOG, PREFIX + callLogId))
                .map(found -> CrmJson.required(found, FrappeApi.NAME));
    }

    /** With its notes. Frappe deletes nothing that a document links to, so the two are parted first. */
    void delete(String recordId) {
        CrmResponse response = api.tryChange(CALL_LOG, recordId, Collections.singletonMap(NOTE_FIELD, null));
        if (!FrappeApi.isDone(response) && !FrappeApi.isMissing(response)) {
            throw new CrmException(Remedy.PARK, FrappeApi.code(response), null);
        }
        notes(recordId).forEach(note -> api.delete(NOTE, note));
        api.delete(CALL_LOG, recordId);
    }
}
