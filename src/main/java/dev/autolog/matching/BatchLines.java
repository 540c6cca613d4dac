package dev.autolog.matching;

import dev.autolog.settings.AgentLine;
import dev.autolog.settings.AgentLine.AgentLineSlot;
import dev.autolog.settings.LineChanges;
import dev.autolog.settings.OwnLine;
import dev.autolog.settings.StoredLines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The own lines of accounts while a batch is decided: the stored ones and those that the batch shows. Of an agent's lines of one
 * kind, the line of the newest call is in force. A correction removes the line that the earlier statement of its leg showed.
 */
final class BatchLines {
    /** The minimum interval between two writes of a line that calls keep showing. */
    private static final Duration REFRESH = Duration.ofHours(1);
    /** The number of lines kept for each agent and kind, in case a correction removes the newest. */
    private static final int MOST_KEPT = 5;

    private static final Comparator<AgentLine> BY_AGE = Comparator.comparing(AgentLine::saidAt)
            .thenComparing(line -> line.line().number());

    private final StoredLines stored;
    private final Set<OwnLine> learned;
    private final List<AgentLine> taught = new ArrayList<>();
    private final List<AgentLine> takenBack = new ArrayList<>();

    /**
     * Combines the stored lines with those that a batch shows.
     *
     * @param calls the calls to learn from, in order; of several statements about one leg the last counts
     */
    BatchLines(List<ParsedCall> calls, StoredLines stored) {
        this.stored = stored;
        this.learned = new HashSet<>(stored.earlier());
        Map<AgentLineSlot, Map<String, Optional<AgentLine>>> shown = new LinkedHashMap<>();
        calls.forEach(call -> call.slots()
                .forEach(slot -> shown.computeIfAbsent(slot, _ -> new HashMap<>())
                        .put(call.callId(), call.taught(slot.kind()))));
        Map<AgentLineSlot, List<AgentLine>> known =
                stored.ofAgents().stream().collect(Collectors.groupingBy(AgentLine::slot));
        shown.forEach((slot, byCall) -> learn(known.getOrDefault(slot, List.of()), byCall));
        stored.inForce().stream()
                .filter(line -> !shown.containsKey(line.slot()))
                .forEach(line -> learned.add(line.line()));
        learned.removeAll(stored.removed());
        learned.removeAll(stored.pinned());
    }

    private void learn(List<AgentLine> known, Map<String, Optional<AgentLine>> byCall) {
        Map<OwnLine, AgentLine> kept = new HashMap<>();
        for (AgentLine line : known) {
            Optional<AgentLine> corrected = byCall.get(line.callId());
            if (corrected == null
                    || corrected.filter(now -> now.line().equals(line.line())).isPresent()) {
                kept.put(line.line(), line);
            } else {
                takenBack.add(line);
            }
        }
        AgentLine before = kept.values().stream().max(BY_AGE).orElse(null);
        Map<OwnLine, AgentLine> newest = new HashMap<>(kept);
        byCall.values().stream()
                .flatMap(Optional::stream)
                .forEach(line ->
                        newest.merge(line.line(), line, (one, other) -> BY_AGE.compare(other, one) > 0 ? other : one));
        List<AgentLine> inOrder =
                newest.values().stream().sorted(BY_AGE.reversed()).toList();
        inOrder.stream().findFirst().ifPresent(line -> learned.add(line.line()));
        inOrder.stream().skip(MOST_KEPT).filter(kept::containsValue).forEach(takenBack::add);
        inOrder.stream()
                .limit(MOST_KEPT)
                .filter(line -> !kept.containsValue(line))
                .forEach(line -> teach(line, before));
    }

    private void teach(AgentLine line, @Nullable AgentLine before) {
        boolean goesOn = before != null && before.line().equals(line.line());
        if (!goesOn) {
            taught.add(line);
        } else if (!line.saidAt()
                .isBefore(Objects.requireNonNull(before).saidAt().plus(REFRESH))) {
            taught.add(before.at(line.saidAt()));
        }
    }

    /** The lines in force that were learned from calls, without those that admins pinned or removed. */
    Set<OwnLine> learned() {
        return learned;
    }

    /** The lines that admins pinned. */
    Set<OwnLine> pinned() {
        return stored.pinned();
    }

    LineChanges changes() {
        return new LineChanges(taught, takenBack);
    }
}
