package dev.autolog.torture;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people did, as far as the service acknowledged it. */
final class Acts {
    private final Map<String, List<Act>> done = new HashMap<>();
    private final Set<String> reserved = new HashSet<>();
    private final Map<Act.Kind, Map<Act.Answer, Integer>> counts = new EnumMap<>(Act.Kind.class);
    private final List<Difference> differences = new ArrayList<>();
    private int askedAgain;

    /** Names a leg. */
    static String leg(String callId, String agentId) {
        return callId + "|" + agentId;
    }

    /** Whether nobody else is about the leg, who then keeps away from it until it is released. */
    synchronized boolean reserve(String leg) {
        return reserved.add(leg);
    }

    synchronized void release(String leg) {
        reserved.remove(leg);
    }

    /** The service answered, or never did. */
    synchronized void answered(Act act, Act.Answer answer) {
        counts.computeIfAbsent(act.kind(), _ -> new EnumMap<>(Act.Answer.class)).merge(answer, 1, Integer::sum);
        if (answer == Act.Answer.DONE) {
            done.computeIfAbsent(act.leg(), _ -> new ArrayList<>()).add(act);
        } else if (answer == Act.Answer.NONE) {
            differences.add(new Difference(act.key(), act.kind() + " was never answered"));
        }
    }

    /** A request is repeated, because its answer was lost. */
    synchronized void askedAgain() {
        askedAgain++;
    }

    /** How many requests were repeated. */
    synchronized int repeats() {
        return askedAgain;
    }

    /** An answer is not as it has to be. */
    synchronized void add(Difference difference) {
        differences.add(difference);
    }

    synchronized List<Difference> differences() {
        return List.copyOf(differences);
    }

    synchronized Map<Act.Kind, Map<Act.Answer, Integer>> counts() {
        return new EnumMap<>(counts);
    }

    /** What was done about a leg, in order. */
    synchronized List<Act> of(String leg) {
        return List.copyOf(done.getOrDefault(leg, List.of()));
    }

    /** All that was done. */
    synchronized List<Act> all() {
        return done.values().stream().flatMap(List::stream).toList();
    }

    /** What people made of a leg; null if they left that to the service. */
    static @Nullable ModelOutcome outcome(List<Act> acts) {
        ModelOutcome outcome = null;
        for (Act act : acts) {
            outcome = act.outcome() == null ? outcome : act.outcome();
        }
        return outcome;
    }

    /** What people wrote on a leg's log; null for nothing. */
    static @Nullable String notes(List<Act> acts) {
        String notes = null;
        for (Act act : acts) {
            notes = switch (act.kind()) {
                case DISMISS -> null;
                case SETTLE, EDIT, LOG_BY_HAND -> act.notes();
                case MOVE, MOVE_BACK -> notes;
            };
        }
        return notes;
    }
}
