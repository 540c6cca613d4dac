package dev.autolog.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The requests of people that the service acknowledged. */
final class Acts {
    private final Map<String, List<Act>> done = new HashMap<>();
    private final Set<String> reserved = new HashSet<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private int askedAgain;

    /** The name of a leg. */
    static String leg(String callId, String agentId) {
        return callId + "|" + agentId;
    }

    /** Reserves a leg until it is released; false if another person has reserved it. */
    synchronized boolean reserve(String leg) {
        return reserved.add(leg);
    }

    synchronized void release(String leg) {
        reserved.remove(leg);
    }

    /**
     * Records the answer to a request.
     *
     * @param status the status of the answer; 0 if there was none by the end of the run
     */
    synchronized void answered(Act act, int status) {
        counts.merge(act.kind() + " " + status, 1, Integer::sum);
        if (status / 100 == 2) {
            done.computeIfAbsent(act.leg(), _ -> new ArrayList<>()).add(act);
        } else if (status == 0) {
            differences.add(new Difference(act.key(), act.kind() + " was never answered"));
        }
    }

    /** Counts a request that is repeated because its answer was lost. */
    synchronized void askedAgain() {
        askedAgain++;
    }

    /** The number of repeated requests. */
    synchronized int repeats() {
        return askedAgain;
    }

    /** Adds a difference that an answer shows. */
    synchronized void add(Difference difference) {
        differences.add(difference);
    }

    synchronized List<Difference> differences() {
        return List.copyOf(differences);
    }

    /** The number of requests by kind and status. */
    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** The acknowledged requests about a leg, in order. */
    synchronized List<Act> of(String leg) {
        return List.copyOf(done.getOrDefault(leg, List.of()));
    }

    /** The outcome that people gave a leg; null if they gave it none. */
    static @Nullable ModelOutcome outcome(List<Act> acts) {
        ModelOutcome outcome = null;
        for (Act act : acts) {
            outcome = act.outcome() == null ? outcome : act.outcome();
        }
        return outcome;
    }

    /** The notes that people wrote on a leg's log; null for none. */
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
