package dev.autolog.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The known legs of calls while further records are read: finds the leg of each record, and whether the record says anything new.
 *
 * <p>A record with the start and the number of a known leg is about that leg. A record with another start or number is a
 * correction if its sequence is higher and it can be the same talk; else it is about a further leg of the agent. A record that
 * was read before changes nothing, even if later records corrected it; a record about an erased leg changes nothing either.
 */
public final class LegHistory {
    /** A platform can reuse the id of a call for another call later. */
    private static final Duration SAME_CALL = Duration.ofDays(1);

    private final Map<AgentCall, List<LegStatement>> legs = new HashMap<>();
    private final Map<AgentCall, List<Instant>> erased = new HashMap<>();

    private record AgentCall(CallKey call, String agentId) {}

    /** Starts with the known legs. */
    public LegHistory(Collection<CallLeg> known) {
        for (CallLeg leg : known) {
            if (leg.interaction() instanceof Call) {
                ofAgent(leg.statement()).add(leg.statement());
                if (leg.outcome() instanceof Outcome.Erased) {
                    erased.computeIfAbsent(agentCall(leg.statement()), _ -> new ArrayList<>(1))
                            .add(leg.interaction().startedAt());
                }
            }
        }
    }

    /**
     * The calls that need all of their legs loaded, because a record fits none of the known legs.
     *
     * @param known the known first legs of the agents, and any others
     * @param said the records, with the keys of first legs
     */
    public static Set<CallKey> callsToRead(Collection<CallLeg> known, List<LegStatement> said) {
        LegHistory history = new LegHistory(known);
        Set<CallKey> calls = new HashSet<>();
        for (LegStatement one : said) {
            List<LegStatement> before = history.ofAgent(one);
            if (one.interaction() instanceof Call call
                    && !before.isEmpty()
                    && before.stream().noneMatch(leg -> compare(leg, call).isSame())) {
                calls.add(one.call());
            }
            history.news(one);
        }
        return calls;
    }

    private List<LegStatement> ofAgent(LegStatement leg) {
        return legs.computeIfAbsent(agentCall(leg), _ -> new ArrayList<>());
    }

    private static AgentCall agentCall(LegStatement leg) {
        return new AgentCall(leg.call(), leg.key().agentId());
    }

    /** Whether a record is about an erased call: its number is erased too, so only the start is compared. */
    private boolean isOfErased(LegStatement said) {
        Instant startedAt = said.interaction().startedAt();
        return erased.getOrDefault(agentCall(said), List.of()).stream()
                .anyMatch(start -> Duration.between(start, startedAt).abs().compareTo(SAME_CALL) < 0);
    }

    /** The new statements among the records, each with the key of its leg. */
    public List<LegStatement> news(List<LegStatement> said) {
        return said.stream().flatMap(one -> news(one).stream()).toList();
    }

    /**
     * The new statement of a record, which is known from then on.
     *
     * @param said the record, with the key of the agent's first leg
     * @return the statement with the key of its leg; empty for a repeat or an outdated record
     */
    public Optional<LegStatement> news(LegStatement said) {
        if (!(said.interaction() instanceof Call call)) {
            return Optional.of(said);
        }
        if (isOfErased(said)) {
            return Optional.empty();
        }
        List<LegStatement> known = ofAgent(said);
        Optional<LegStatement> news =
                known.isEmpty() ? Optional.of(new LegStatement(said.key(), first(call))) : news(said, call, known);
        news.ifPresent(one -> {
            known.removeIf(leg -> leg.key().equals(one.key()));
            known.add(one);
        });
        return news;
    }

    private static Optional<LegStatement> news(LegStatement said, Call call, List<LegStatement> known) {
        String fingerprint = call.fingerprint();
        Optional<LegStatement> replaced =
                nearest(call, known, leg -> leg.known().replaced().contains(fingerprint));
        if (replaced.isPresent()) {
            // The record was read before and superseded; only a higher sequence restores it.
            return replaced.filter(leg -> sequence(leg) < call.sequence()).map(leg -> corrected(leg, call));
        }
        Optional<LegStatement> same = nearest(call, known, TalkComparison::isSame);
        if (same.isPresent()) {
            return same.filter(leg -> sequence(leg) < call.sequence()
                            || (sequence(leg) == call.sequence()
                                    && compare(leg, call).saysMore()))
                    .map(leg -> corrected(leg, call));
        }
        Optional<LegStatement> talk = nearest(call, known, TalkComparison::isOneTalk);
        if (talk.filter(leg -> sequence(leg) > call.sequence()).isPresent()) {
            return Optional.empty();
        }
        return talk.filter(leg -> sequence(leg) < call.sequence() || takesBack(leg, call))
                .map(leg -> corrected(leg, call))
                .or(() -> further(said, call, known));
    }

    /** Whether a record with the same sequence withdraws a talk, although its start differs slightly. */
    private static boolean takesBack(LegStatement leg, Call said) {
        TalkComparison comparison = compare(leg, said);
        return said.withdrawn() && !comparison.known().withdrawn() && comparison.hasSameNumber();
    }

    private static Optional<LegStatement> nearest(
            Call said, List<LegStatement> known, Predicate<TalkComparison> likeness) {
        return known.stream()
                .filter(leg -> likeness.test(compare(leg, said)))
                .min(Comparator.comparing(
                        leg -> compare(leg, said),
                        Comparator.comparing((TalkComparison one) -> !one.hasEqualId())
                                .thenComparing(one -> !one.hasSameNumber())
                                .thenComparing(TalkComparison::distance)));
    }

    private static TalkComparison compare(LegStatement leg, Call said) {
        return new TalkComparison((Call) leg.interaction(), said);
    }

    private static long sequence(LegStatement leg) {
        return leg.interaction().sequence();
    }

    /** A leg corrected by a record, with the fingerprints that the record supersedes. */
    private static LegStatement corrected(LegStatement leg, Call said) {
        Call known = (Call) leg.interaction();
        Set<String> replaced = new HashSet<>(known.replaced());
        if (!known.fingerprint().equals(said.fingerprint())) {
            replaced.add(known.fingerprint());
        }
        if (said.withdrawn()) {
            replaced.addAll(first(said).replaced());
        } else {
            replaced.remove(said.fingerprint());
        }
        PlatformLeg platformLeg =
                said.legId() == null ? known.platformLeg() : new PlatformLeg(leg.callId(), said.legId());
        return new LegStatement(leg.key(), said.as(platformLeg).replacing(replaced));
    }

    private static Call first(Call said) {
        // The state of a leg that a person logged does not show the withdrawal.
        return said.withdrawn() ? said.replacing(Set.of(said.fingerprint())) : said;
    }

    private static Optional<LegStatement> further(LegStatement said, Call call, List<LegStatement> known) {
        PlatformLeg platformLeg = new PlatformLeg(said.callId(), call.legId());
        LegKey byTalk = platformLeg.furtherKey(
                said.key(), call.startedAt(), call.otherParty().number());
        LegKey key = call.legId() == null ? byTalk : platformLeg.furtherKey(said.key());
        LegKey free = keyed(known, key).isPresent() ? byTalk : key;
        Optional<LegStatement> begunLikeThis = keyed(known, free);
        return begunLikeThis.isPresent()
                ? begunLikeThis.filter(leg -> sequence(leg) < call.sequence()).map(leg -> corrected(leg, call))
                : Optional.of(new LegStatement(free, first(call).as(platformLeg)));
    }

    private static Optional<LegStatement> keyed(List<LegStatement> known, LegKey key) {
        return known.stream().filter(leg -> leg.key().equals(key)).findFirst();
    }
}
