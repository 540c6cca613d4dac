package dev.autolog.domain;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The answered legs, by call. */
public final class AnsweredLegs {
    /** Legs of one call start within this duration. A platform can reuse the id of a call later. */
    static final Duration LONGEST_CALL = Duration.ofDays(1);

    /** No answered legs. */
    public static final AnsweredLegs NONE = new AnsweredLegs(Map.of());

    private final Map<CallKey, List<LegStatement>> byCall;

    private AnsweredLegs(Map<CallKey, List<LegStatement>> byCall) {
        this.byCall = byCall;
    }

    /**
     * The answered ones among the legs.
     *
     * @param legs in order; of several statements about one leg the last counts
     */
    public static AnsweredLegs among(Stream<LegStatement> legs) {
        Map<LegKey, LegStatement> newest =
                legs.collect(Collectors.toMap(LegStatement::key, Function.identity(), (_, later) -> later));
        return new AnsweredLegs(newest.values().stream()
                .filter(leg -> leg.interaction() instanceof Call call && call.isAnswered())
                .collect(Collectors.groupingBy(LegStatement::call)));
    }

    /**
     * Whether another agent answered the call of a leg; for a call through a queue, an answered leg without an agent counts too.
     */
    public boolean hasColleagueOf(LegStatement leg) {
        return byCall.getOrDefault(leg.call(), List.of()).stream()
                .anyMatch(answered -> isColleague(leg, answered) && isOneCall(leg, answered));
    }

    private static boolean isColleague(LegStatement leg, LegStatement answered) {
        String agentId = answered.key().agentId();
        boolean counts = !agentId.isEmpty() || leg.interaction().queue() != null;
        return counts && !agentId.equals(leg.key().agentId());
    }

    /** Whether two legs with the same call id belong to one call: a platform can reuse an id a day later. */
    public static boolean isOneCall(LegStatement one, LegStatement other) {
        Duration between = Duration.between(
                one.interaction().startedAt(), other.interaction().startedAt());
        return between.abs().compareTo(LONGEST_CALL) < 0;
    }
}
