package dev.autolog.crm.tryton;

import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.LogText;
import dev.autolog.crm.LogWrite;
import dev.autolog.crm.tryton.NotePlaces.NotePlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A batch of logs on its way into notes. Tryton creates and changes all of a request or none: a batch that is refused is halved until
 * the refused log is alone.
 */
final class TrytonNotes {
    private static final int MOST_CONCURRENT_CHANGES = 5;

    private final TrytonApi api;
    private final NoteFinder finder;
    private final Map<LogWrite, LogOutcome> outcomes = new HashMap<>();
    private final Map<LogWrite, String> resources = new HashMap<>();
    /** Whether Tryton has carried out a request of the batch. */
    private boolean isWritten;

    TrytonNotes(TrytonApi api) {
        this.api = api;
        finder = new NoteFinder(api);
    }

    /** Writes logs, and returns the outcome of each, in the same order. */
    List<LogOutcome> write(List<LogWrite> logs) {
        NotePlaces places = NotePlaces.of(api, logs.stream().map(LogWrite::log).toList());
        List<LogWrite> created = new ArrayList<>();
        List<LogWrite> changed = new ArrayList<>();
        for (LogWrite log : logs) {
            switch (places.place(log.log())) {
                case NotePlace.Missing missing -> outcomes.put(log, new LogOutcome.Rejected(missing.code()));
                case NotePlace.Resource resource -> {
                    resources.put(log, resource.reference());
                    (log.recordId() == null ? created : changed).add(log);
                }
            }
        }
        halving(created, this::create);
        halving(changed, this::change);
        return logs.stream()
                .map(log -> Objects.requireNonNull(outcomes.get(log)))
                .toList();
    }

    /** The record of a log: the lowest, if a late request wrote another. */
    Optional<String> find(String callLogId) {
        return finder.all(callLogId).stream().findFirst().map(note -> new NoteRecord(note.id(), callLogId).text());
    }

    /** Deletes all notes of a log. */
    void delete(String recordId) {
        String callLogId = NoteRecord.parse(recordId).callLogId();
        List<Long> ids = finder.all(callLogId).stream().map(Note::id).toList();
        try {
            if (!ids.isEmpty()) {
                api.delete(Note.MODEL, ids);
            }
        } catch (CrmException e) {
            // A person may have deleted it just now, which is refused in the same words.
            if (e.remedy() != Remedy.PARK || !finder.all(callLogId).isEmpty()) {
                throw e;
            }
        }
    }

    private void halving(List<LogWrite> logs, Consumer<List<LogWrite>> request) {
        if (logs.isEmpty()) {
            return;
        }
        try {
            request.accept(logs);
        } catch (CrmException e) {
            if (e.remedy() != Remedy.PARK) {
                throw isWritten ? unknown(e) : e;
            }
            if (logs.size() == 1) {
                outcomes.put(logs.getFirst(), new LogOutcome.Rejected(e.code()));
            } else {
                halving(logs.subList(0, logs.size() / 2), request);
                halving(logs.subList(logs.size() / 2, logs.size()), request);
            }
        }
    }

    /** The request was not processed, but others of the batch were: the logs are looked for before they are written again. */
    private static CrmException unknown(CrmException failure) {
        return new CrmException(Remedy.RETRY, failure.code(), failure.retryAfter());
    }

    private void create(List<LogWrite> logs) {
        List<Long> ids = api.create(Note.MODEL, logs.stream().map(this::values).toList());
        isWritten = true;
        for (int i = 0; i < logs.size(); i++) {
            done(logs.get(i), ids.get(i));
        }
    }

    private Map<String, Object> values(LogWrite log) {
        return Map.of("message", LogText.of(log.log()), "resource", Objects.requireNonNull(resources.get(log)));
    }

    /** Also people change notes: a write counts only if the note is as it was read. */
    private void change(List<LogWrite> logs) {
        for (int changes = 1; ; changes++) {
            try {
                changeOnce(logs);
                return;
            } catch (CrmException e) {
                if (!e.code().equals(TrytonApi.CONCURRENT_CHANGE) || changes == MOST_CONCURRENT_CHANGES) {
                    throw e;
                }
            }
        }
    }

    private void changeOnce(List<LogWrite> logs) {
        Map<String, List<Note>> known = finder.known(logs);
        List<Object> changes = new ArrayList<>();
        Map<String, String> timestamps = new HashMap<>();
        List<Long> surplus = new ArrayList<>();
        for (LogWrite log : logs) {
            List<Note> notes = known.getOrDefault(log.log().callLogId(), List.of());
            if (notes.isEmpty()) {
                outcomes.put(log, new LogOutcome.Gone());
                continue;
            }
            Note note = notes.getFirst();
            done(log, note.id());
            notes.stream().skip(1).map(Note::id).forEach(surplus::add);
            if (isOutdated(note, log)) {
                changes.add(List.of(note.id()));
                changes.add(values(log));
                timestamps.put(Note.MODEL + "," + note.id(), note.timestamp());
            }
        }
        if (!changes.isEmpty()) {
            api.write(Note.MODEL, changes, timestamps);
            isWritten = true;
        }
        if (!surplus.isEmpty()) {
            api.delete(Note.MODEL, surplus);
        }
    }

    /** A newer version is not taken back. */
    private boolean isOutdated(Note note, LogWrite log) {
        int version = Objects.requireNonNull(note.mark()).version();
        Map<String, Object> values = values(log);
        return version < log.log().version()
                || (version == log.log().version()
                        && !(note.message().equals(values.get("message"))
                                && note.resource().equals(values.get("resource"))));
    }

    private void done(LogWrite log, long noteId) {
        outcomes.put(
                log, new LogOutcome.Complete(new NoteRecord(noteId, log.log().callLogId()).text()));
    }
}
