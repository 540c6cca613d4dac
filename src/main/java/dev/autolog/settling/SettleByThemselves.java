package dev.autolog.settling;

import dev.autolog.accounts.Accounts;
import dev.autolog.accounts.Settings;
import dev.autolog.calls.Calls;
import dev.autolog.calls.Decided;
import dev.autolog.calls.LegId;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.Outcome;
import dev.autolog.matching.MatchedCall;
import dev.autolog.matching.Matcher;
import dev.autolog.settling.LogsFollow.Following;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Deals with a page of the queue, in one transaction. */
@ApplicationScoped
class SettleByThemselves {
    private final Mutiny.SessionFactory sessions;
    private final Accounts accounts;
    private final Calls calls;
    private final Matcher matcher;
    private final LogsFollow logsFollow;
    private final SettlingMetrics metrics;
    private final Clock clock;

    SettleByThemselves(
            Mutiny.SessionFactory sessions,
            Accounts accounts,
            Calls calls,
            Matcher matcher,
            LogsFollow logsFollow,
            SettlingMetrics metrics,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.calls = calls;
        this.matcher = matcher;
        this.logsFollow = logsFollow;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What came of an attempt. */
    enum Attempt {
        /** A page is done, and there may be another. */
        DONE,
        /** Nothing is left of what was there at the horizon. */
        NOTHING_LEFT,
        /** Somebody else is at it. */
        NOT_OUR_TURN
    }

    /** Deals with the next page of what was there at the horizon, which has to be reached. */
    Uni<Attempt> page(Horizon horizon) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.withStatelessTransaction((session, _) -> RecheckQueue.turn(session)
                .chain(ours -> ours
                        ? RecheckQueue.next(session, horizon).chain(page -> settle(session, page, now))
                        : Uni.createFrom().item(Attempt.NOT_OUR_TURN)));
    }

    private Uni<Attempt> settle(Mutiny.StatelessSession session, Page page, Instant now) {
        if (page.isEmpty()) {
            return Uni.createFrom().item(Attempt.NOTHING_LEFT);
        }
        return logsFollow.next(session, page.numbers()).chain(following -> {
            Set<LegId> legs = Stream.concat(page.conflicts().stream(), following.legs().stream())
                    .collect(Collectors.toSet());
            return calls.findByIdToChange(session, legs)
                    .chain(found -> accounts.inForce(session, keys(found.values()))
                            .chain(settings -> settle(session, found.values(), following, settings, now)))
                    .chain(() -> logsFollow.finish(session, following, now))
                    .chain(busy -> RecheckQueue.advance(session, page.done(busy), page.goesOn()))
                    .replaceWith(Attempt.DONE);
        });
    }

    private static Set<LegKey> keys(Collection<CallLeg> legs) {
        return legs.stream().map(leg -> leg.call().leg()).collect(Collectors.toSet());
    }

    private Uni<Void> settle(
            Mutiny.StatelessSession session,
            Collection<CallLeg> legs,
            Following following,
            Settings settings,
            Instant now) {
        return reconsidered(session, legs, settings, now)
                .chain(reconsidered -> save(
                        session,
                        Stream.concat(reconsidered.stream(), following.decide(legs, settings))
                                .toList(),
                        settings,
                        now));
    }

    private Uni<List<Decision>> reconsidered(
            Mutiny.StatelessSession session, Collection<CallLeg> legs, Settings settings, Instant now) {
        Map<UUID, CallLeg> open = new HashMap<>();
        legs.stream()
                .filter(leg -> leg.outcome() instanceof Outcome.InConflict)
                .forEach(leg -> open.put(leg.id(), leg));
        if (open.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<CallLeg> ordered = List.copyOf(open.values());
        // Which calls are logged at all was said when they ended.
        return matcher.match(session, ordered.stream().map(CallLeg::call).toList(), settings, Set.of())
                .map(matched -> decisions(ordered, matched.calls(), settings, now));
    }

    private List<Decision> decisions(List<CallLeg> legs, List<MatchedCall> matched, Settings settings, Instant now) {
        return Stream.iterate(0, i -> i < legs.size(), i -> i + 1)
                .map(i -> Decision.reconsidered(
                        legs.get(i),
                        matched.get(i).other(),
                        matched.get(i).classification(),
                        settings.rulesOf(legs.get(i).call().leg()),
                        now))
                .toList();
    }

    private Uni<Void> save(Mutiny.StatelessSession session, List<Decision> decisions, Settings settings, Instant now) {
        List<Decision> changed =
                decisions.stream().filter(one -> !one.changes().isEmpty()).toList();
        metrics.reconsidered(decisions);
        List<CallLeg> legs = changed.stream().map(Decision::leg).toList();
        List<Change> changes =
                changed.stream().flatMap(one -> one.changes().stream()).toList();
        return calls.save(session, new Decided(legs, keys(legs), changes, settings), now);
    }
}
