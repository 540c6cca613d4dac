package dev.autolog.crm.tryton;

import dev.autolog.crm.LogMark;
import dev.autolog.crm.LogWrite;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks notes up by their marks. */
record NoteFinder(TrytonApi api) {
    /** All notes of a log, the lowest id first, wherever they stand. */
    List<Note> all(String callLogId) {
        return own(search(List.of(like(callLogId))), callLogId);
    }

    /**
     * The notes of logs whose records are known, by the ids of the logs, the lowest id first: the record itself, and others that late
     * requests wrote on the same place. Without the place, a search through all texts would take a second for a million notes.
     */
    Map<String, List<Note>> known(List<LogWrite> logs) {
        List<Long> ids = logs.stream()
                .map(log ->
                        NoteRecord.parse(Objects.requireNonNull(log.recordId())).noteId())
                .toList();
        List<String> places = logs.stream()
                .map(log -> NotePlaces.sent(log.sentContactId(), log.sentAssociationId()))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        List<Object> marks = new ArrayList<>(List.of("OR"));
        logs.forEach(log -> marks.add(like(log.log().callLogId())));
        List<Note> found =
                search(List.of("OR", List.of("id", "in", ids), List.of(List.of("resource", "in", places), marks)));
        Map<String, List<Note>> byLog = new HashMap<>();
        logs.forEach(
                log -> byLog.put(log.log().callLogId(), own(found, log.log().callLogId())));
        return byLog;
    }

    private List<Note> search(Object domain) {
        return api.search(Note.MODEL, domain, null, Note.FIELDS).stream()
                .map(Note::of)
                .toList();
    }

    /** A person's own note that quotes the mark is none of them. */
    private static List<Note> own(List<Note> found, String callLogId) {
        List<Note> notes = found.stream()
                .filter(note -> note.isOf(callLogId))
                .sorted(Comparator.comparingLong(Note::id))
                .toList();
        return notes.stream()
                .filter(note -> note.author() == notes.getFirst().author())
                .toList();
    }

    private static List<Object> like(String callLogId) {
        return Stream.<Object>of("message", "like", LogMark.likePattern(callLogId))
                .toList();
    }
}
