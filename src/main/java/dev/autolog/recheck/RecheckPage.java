package dev.autolog.recheck;

import dev.autolog.calls.LegId;
import dev.autolog.directory.NumberLookup;
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
 * @param rows one row for each conflict, and one for an entry without conflicts
 * @param whole whether the page holds all conflicts of its entries; otherwise the next page continues with the last entry
 */
record RecheckPage(List<RecheckRow> rows, boolean whole) {
    RecheckPage {
        rows = List.copyOf(rows);
    }

    /**
     * An entry with one of its conflicts.
     *
     * @param entry id of the entry
     * @param conflictId null if the number has no open conflict
     */
    record RecheckRow(
            long entry, NumberLookup number, @Nullable UUID conflictId) {}

    /**
     * The progress of an entry.
     *
     * @param to the last conflict that was rechecked
     */
    record RecheckProgress(String accountId, long entry, UUID to) {}

    boolean isEmpty() {
        return rows.isEmpty();
    }

    Set<NumberLookup> numbers() {
        return rows.stream().map(RecheckRow::number).collect(Collectors.toSet());
    }

    Set<String> accountIds() {
        return rows.stream().map(recheckRow -> recheckRow.number().accountId()).collect(Collectors.toSet());
    }

    Set<LegId> conflicts() {
        return rows.stream()
                .flatMap(recheckRow -> recheckRow.conflictId() == null
                        ? Stream.empty()
                        : Stream.of(new LegId(recheckRow.number().accountId(), recheckRow.conflictId())))
                .collect(Collectors.toSet());
    }

    /** The entries with all their conflicts in the page, except entries of busy numbers. */
    List<RecheckRow> done(Set<NumberLookup> busy) {
        Map<Long, RecheckRow> entries = new LinkedHashMap<>();
        rows.forEach(recheckRow -> entries.put(recheckRow.entry(), recheckRow));
        if (!whole) {
            entries.remove(rows.getLast().entry());
        }
        List<RecheckRow> done = new ArrayList<>(entries.values());
        done.removeIf(recheckRow -> busy.contains(recheckRow.number()));
        return done;
    }

    /** The entry whose conflicts continue on the next page; empty if the page is whole. */
    List<RecheckProgress> goesOn() {
        if (whole) {
            return List.of();
        }
        RecheckRow last = rows.getLast();
        return last.conflictId() == null
                ? List.of()
                : List.of(new RecheckProgress(last.number().accountId(), last.entry(), last.conflictId()));
    }
}
