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
 * The known legs of calls while further records about them are read: tells which leg a record is about, and whether it says
 * anything new of it.
 *
 * <p>A record with the start and the number of a known leg is about that leg. One with another start or number is a correction
 * if its sequence is higher and it can be the same talk; else it is about a further leg of the agent. A record that was read
 * before changes nothing, also when later ones corrected what it said, and neither does one about an erased leg.
 */
public final class LegHistory {
    /** A platform may use the id of a call again later, for another call. */
    private static final Duration SAME_CALL = Duration.ofDays(1);

    private final Map<AgentCall, List<LegStatement>> legs = new HashMap<>();
    private final Map<AgentCall, List<Instant>> erased = new HashMap<>();

    private record AgentCall(CallKey call, String agentId) {}

    /** Begins with the legs that are known. */
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
     * The calls of which all legs must be known, because a record is about none of the known legs as it stands.
     *
     * @param known the first legs of the agents, as far as they are known, and any others
     * @param said the records, under the keys of first legs
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

    /** Whether it is about a call that was erased, whose number is no longer known to compare. */
    private boolean isOfErased(LegStatement said) {
        Instant startedAt = said.interaction().startedAt();
        return erased.getOrDefault(agentCall(said), List.of()).stream()
                .anyMatch(start -> Duration.between(start, startedAt).abs().compareTo(SAME_CALL) < 0);
    }

    /** What records say that is new, each of the leg that it is about. */
    public List<LegStatement> news(List<LegStatement> said) {
        return said.stream().flatMap(one -> news(one).stream()).toList();
    }

    /**
     * What a record says that is new, which is known from then on.
     *
     * @param said the record, under the key of the agent's first leg
     * @return under the key of the leg that it is about; empty for a repeat or an outdated record
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
            // Read before; only a higher sequence makes it true again.
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

    /** Whether a record with the same sequence takes a talk back, with a start that is not exactly its own. */
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

    /** A leg with what a record says of it, and with what it no longer says. */
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
        // A leg that a person logged does not show that it was taken back.
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
