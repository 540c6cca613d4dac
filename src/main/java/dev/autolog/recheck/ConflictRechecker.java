package dev.autolog.recheck;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.LegId;
import dev.autolog.calls.StateChanges;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.Outcome;
import dev.autolog.kafka.FailureClassifier;
import dev.autolog.matching.MatchedCall;
import dev.autolog.matching.Matcher;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.HalvedPage;
import dev.autolog.recheck.PlaceholderLogMover.LogMove;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
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
import org.jboss.logging.Logger;

/** Rechecks the conflicts of one page of the queue, in one transaction. */
@ApplicationScoped
public class ConflictRechecker {
    private static final Logger LOG = Logger.getLogger(ConflictRechecker.class);

    private final AccountSessions sessions;
    private final SettingsReader settingsReader;
    private final CallRepository callRepository;
    private final Matcher matcher;
    private final PlaceholderLogMover placeholderLogMover;
    private final RecheckMetrics metrics;
    private final Clock clock;

    ConflictRechecker(
            AccountSessions sessions,
            SettingsReader settingsReader,
            CallRepository callRepository,
            Matcher matcher,
            PlaceholderLogMover placeholderLogMover,
            RecheckMetrics metrics,
            Clock clock) {
        this.sessions = sessions;
        this.settingsReader = settingsReader;
        this.callRepository = callRepository;
        this.matcher = matcher;
        this.placeholderLogMover = placeholderLogMover;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The result of an attempt. */
    enum RecheckAttempt {
        /** A page was rechecked; there may be another. */
        DONE,
        /** No entry up to the watermark is left. */
        NOTHING_LEFT,
        /** Another instance is processing it. */
        NOT_OUR_TURN
    }

    /** Rechecks the next page of the entries up to a watermark that has been reached. */
    Uni<RecheckAttempt> page(Watermark watermark) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return HalvedPage.of(
                        RecheckQueue.PAGE,
                        failure -> !FailureClassifier.isPassing(failure, true),
                        most -> page(watermark, most, now))
                .onFailure(FailureClassifier::isFaultOfRow)
                .recoverWithUni(refusal -> skip(watermark, refusal));
    }

    /** Skips the next conflict after PostgreSQL refused it alone: it stays open unchanged, and the others continue. */
    private Uni<RecheckAttempt> skip(Watermark watermark, Throwable refusal) {
        LOG.errorf("A conflict cannot be rechecked: %s", FailureClassifier.describe(refusal));
        return sessions.writeAll(session -> RecheckQueue.turn(session)
                .chain(ours -> ours
                        ? RecheckQueue.next(session, watermark, 1)
                                .chain(page -> RecheckQueue.advance(session, page.done(Set.of()), page.goesOn()))
                                .replaceWith(RecheckAttempt.DONE)
                        : Uni.createFrom().item(RecheckAttempt.NOT_OUR_TURN)));
    }

    private Uni<RecheckAttempt> page(Watermark watermark, int most, Instant now) {
        return sessions.writeAll(session -> RecheckQueue.turn(session)
                .chain(ours -> ours
                        ? RecheckQueue.next(session, watermark, most)
                                .chain(recheckPage -> settle(session, recheckPage, now))
                        : Uni.createFrom().item(RecheckAttempt.NOT_OUR_TURN)));
    }

    private Uni<RecheckAttempt> settle(Mutiny.StatelessSession session, RecheckPage recheckPage, Instant now) {
        if (recheckPage.isEmpty()) {
            return Uni.createFrom().item(RecheckAttempt.NOTHING_LEFT);
        }
        return AccountSessions.narrow(session, recheckPage.accountIds())
                .chain(() -> placeholderLogMover.next(session, recheckPage.numbers()))
                .chain(logMove -> {
                    Set<LegId> legs = Stream.concat(recheckPage.conflicts().stream(), logMove.legs().stream())
                            .collect(Collectors.toSet());
                    return callRepository
                            .findByIdToChange(session, legs)
                            .chain(found -> settingsReader
                                    .inForce(session, keys(found.values()))
                                    .chain(batchSettings ->
                                            settle(session, found.values(), logMove, batchSettings, now)))
                            .chain(() -> placeholderLogMover.finish(session, logMove, now))
                            .chain(busy -> RecheckQueue.advance(session, recheckPage.done(busy), recheckPage.goesOn()))
                            .replaceWith(RecheckAttempt.DONE);
                });
    }

    static Set<LegKey> keys(Collection<CallLeg> legs) {
        return legs.stream().map(leg -> leg.key()).collect(Collectors.toSet());
    }

    private Uni<Void> settle(
            Mutiny.StatelessSession session,
            Collection<CallLeg> legs,
            LogMove logMove,
            BatchSettings batchSettings,
            Instant now) {
        return reconsidered(session, legs, batchSettings, now)
                .chain(reconsidered -> save(
                        session,
                        Stream.concat(reconsidered.stream(), logMove.decide(legs, batchSettings))
                                .toList(),
                        batchSettings,
                        now));
    }

    /** Decides the open conflicts among the legs again. */
    public Uni<List<Decision>> reconsidered(
            Mutiny.StatelessSession session, Collection<CallLeg> legs, BatchSettings batchSettings, Instant now) {
        Map<UUID, CallLeg> open = new HashMap<>();
        legs.stream()
                .filter(leg -> leg.outcome() instanceof Outcome.InConflict)
                .forEach(leg -> open.put(leg.id(), leg));
        if (open.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        List<CallLeg> ordered = List.copyOf(open.values());
        // No answered legs: the rules that need them were applied when the call ended.
        return matcher.rematch(
                        session, ordered.stream().map(CallLeg::statement).toList(), batchSettings, AnsweredLegs.NONE)
                .map(matched -> decisions(ordered, matched, batchSettings, now));
    }

    private List<Decision> decisions(
            List<CallLeg> legs, List<MatchedCall> matched, BatchSettings batchSettings, Instant now) {
        return Stream.iterate(0, i -> i < legs.size(), i -> i + 1)
                .map(i -> Decision.reconsidered(
                        legs.get(i),
                        matched.get(i).otherParty(),
                        matched.get(i).classification(),
                        batchSettings.rulesOf(legs.get(i).key()),
                        now))
                .toList();
    }

    /** Writes the decisions that contain changes. */
    Uni<Void> save(
            Mutiny.StatelessSession session, List<Decision> decisions, BatchSettings batchSettings, Instant now) {
        List<Decision> changed =
                decisions.stream().filter(one -> !one.changes().isEmpty()).toList();
        metrics.reconsidered(decisions);
        List<CallLeg> legs = changed.stream().map(Decision::leg).toList();
        List<Change> changes =
                changed.stream().flatMap(one -> one.changes().stream()).toList();
        return callRepository.save(session, new StateChanges(legs, keys(legs), changes, batchSettings), now);
    }
}
