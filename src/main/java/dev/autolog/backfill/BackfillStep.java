package dev.autolog.backfill;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.StateChanges;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.Trigger;
import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Processes the next calls of a job, in one transaction with the job's cursor: each call is processed once, and after a crash
 * the job continues from its cursor.
 */
@ApplicationScoped
class BackfillStep {
    private final AccountSessions sessions;
    private final BackfillJobRepository backfillJobRepository;
    private final CallRepository callRepository;
    private final BackfillClassifier judge;
    private final Clock clock;

    BackfillStep(
            AccountSessions sessions,
            BackfillJobRepository backfillJobRepository,
            CallRepository callRepository,
            BackfillClassifier judge,
            Clock clock) {
        this.sessions = sessions;
        this.backfillJobRepository = backfillJobRepository;
        this.callRepository = callRepository;
        this.judge = judge;
        this.clock = clock;
    }

    /**
     * The result of a page.
     *
     * @param status the status of the job during the page
     * @param tally the actual or predicted outcomes of the calls
     */
    record StepResult(JobStatus status, BackfillTally tally) {
        /** Number of transactions that wrote to the audit trail. */
        int commits() {
            return status == JobStatus.RUNNING && tally.logged() + tally.inConflict() > 0 ? 1 : 0;
        }
    }

    /**
     * Processes a page.
     *
     * @param most the most calls of the page
     * @return fails with {@link JobChangedException} if the job was paused or ended meanwhile; then the page is rolled back
     */
    Uni<StepResult> of(JobKey key, int most) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.write(
                key.accountId(),
                session -> backfillJobRepository
                        .one(session, key)
                        .map(backfillJob -> backfillJob
                                .filter(found -> found.status().isAtWork())
                                .orElseThrow(JobChangedException::new))
                        .chain(backfillJob -> UnloggedCallQuery.next(session, backfillJob, most)
                                .chain(page -> page(session, backfillJob, page, now))));
    }

    /** Marks a job as failed until an admin resumes it; false if it is no longer running. */
    Uni<Boolean> giveUp(JobKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.write(
                key.accountId(),
                session -> backfillJobRepository
                        .one(session, key)
                        .chain(backfillJob -> backfillJob
                                .filter(found -> found.status().isAtWork())
                                .map(found -> backfillJobRepository.move(
                                        session, found, JobStatus.FAILED, Trigger.PIPELINE, now))
                                .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<StepResult> page(
            Mutiny.StatelessSession session, BackfillJob backfillJob, BackfillPage page, Instant now) {
        BackfillCursor end = page.end();
        if (end == null) {
            return backfillJobRepository
                    .finish(session, backfillJob, now)
                    .invoke(BackfillStep::refuseIfOvertaken)
                    .replaceWith(new StepResult(backfillJob.status(), BackfillTally.NOTHING));
        }
        return tally(session, backfillJob, page.legs(), now)
                .call(backfillTally -> backfillJobRepository
                        .advance(session, backfillJob, end, backfillTally, now)
                        .invoke(BackfillStep::refuseIfOvertaken))
                .map(backfillTally -> new StepResult(backfillJob.status(), backfillTally));
    }

    private static void refuseIfOvertaken(boolean ours) {
        if (!ours) {
            throw new JobChangedException();
        }
    }

    private Uni<BackfillTally> tally(
            Mutiny.StatelessSession session, BackfillJob backfillJob, List<LegKey> legs, Instant now) {
        boolean logs = backfillJob.status() == JobStatus.RUNNING;
        Uni<Map<LegKey, CallLeg>> found =
                logs ? callRepository.findToChange(session, legs) : callRepository.find(session, legs);
        return found.map(known -> open(legs, known))
                .chain(open -> judge.classify(session, backfillJob, open, now))
                .call(backfillResult -> logs
                        ? save(session, backfillResult, now)
                        : Uni.createFrom().voidItem())
                .map(BackfillResult::tally);
    }

    /** The legs that are still open after locking: an action of a person or a correction in between stays. */
    private static List<CallLeg> open(List<LegKey> legs, Map<LegKey, CallLeg> known) {
        return legs.stream()
                .flatMap(leg -> Stream.ofNullable(known.get(leg)))
                .filter(Decision::isOpenToPastCalls)
                .toList();
    }

    private Uni<Void> save(Mutiny.StatelessSession session, BackfillResult backfillResult, Instant now) {
        List<Decision> changed = backfillResult.decisions().stream()
                .filter(one -> !one.changes().isEmpty())
                .toList();
        List<CallLeg> legs = changed.stream().map(Decision::leg).toList();
        Set<LegKey> keys = legs.stream().map(leg -> leg.key()).collect(Collectors.toSet());
        List<Change> changes =
                changed.stream().flatMap(one -> one.changes().stream()).toList();
        return callRepository.save(session, new StateChanges(legs, keys, changes, backfillResult.settings()), now);
    }
}
