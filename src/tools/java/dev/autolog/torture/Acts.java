package dev.autolog.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What people did, as far as the service acknowledged it. */
final class Acts {
    private final Map<String, List<Act>> done = new HashMap<>();
    private final Set<String> reserved = new HashSet<>();
    private final Map<String, Integer> counts = new TreeMap<>();
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

    /**
     * The service answered, or never did.
     *
     * @param status of the answer; 0 for none until the run ended
     */
    synchronized void answered(Act act, int status) {
        counts.merge(act.kind() + " " + status, 1, Integer::sum);
        if (status / 100 == 2) {
            done.computeIfAbsent(act.leg(), _ -> new ArrayList<>()).add(act);
        } else if (status == 0) {
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

    /** How many requests of a kind were answered with a status, by both. */
    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** What was done about a leg, in order. */
    synchronized List<Act> of(String leg) {
        return List.copyOf(done.getOrDefault(leg, List.of()));
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
