package dev.autolog.settling;

import dev.autolog.calls.LegId;
import dev.autolog.directory.Lookup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the queue with the open conflicts of their numbers, in the queue's order.
 *
 * @param rows one for each conflict, and one for an entry without any
 * @param whole whether there was room for all conflicts of all entries; if not, those of the last entry go on
 */
record Page(List<Row> rows, boolean whole) {
    Page {
        rows = List.copyOf(rows);
    }

    /**
     * An entry with one of its conflicts.
     *
     * @param line the entry's
     * @param conflictId null if the number has no open conflict
     */
    record Row(long line, Lookup number, @Nullable UUID conflictId) {}

    /**
     * How far an entry is done.
     *
     * @param to the last conflict that was looked at
     */
    record Progress(String accountId, long line, UUID to) {}

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Set<Lookup> numbers() {
        return rows.stream().map(Row::number).collect(Collectors.toSet());
    }

    Set<LegId> conflicts() {
        return rows.stream()
                .flatMap(row -> row.conflictId() == null
                        ? Stream.empty()
                        : Stream.of(new LegId(row.number().accountId(), row.conflictId())))
                .collect(Collectors.toSet());
    }

    /** Entries all of whose conflicts are in the page, without those of numbers that are busy otherwise. */
    List<Row> done(Set<Lookup> busy) {
        Map<Long, Row> entries = new LinkedHashMap<>();
        rows.forEach(row -> entries.put(row.line(), row));
        if (!whole) {
            entries.remove(rows.getLast().line());
        }
        List<Row> done = new ArrayList<>(entries.values());
        done.removeIf(row -> busy.contains(row.number()));
        return done;
    }

    /** The entry that goes on with its next conflicts; none if the page is whole. */
    List<Progress> goesOn() {
        if (whole) {
            return List.of();
        }
        Row last = rows.getLast();
        return last.conflictId() == null
                ? List.of()
                : List.of(new Progress(last.number().accountId(), last.line(), last.conflictId()));
    }
}
