package dev.autolog.past;

import dev.autolog.calls.Calls;
import dev.autolog.calls.Decided;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Cause;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
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
 * Deals with the next calls of a job, in one transaction with the job's cursor: whatever happens to the process, each call is
 * dealt with once, and the job goes on where it was.
 */
@ApplicationScoped
class PageOfCalls {
    private final Mutiny.SessionFactory sessions;
    private final Jobs jobs;
    private final Calls calls;
    private final JudgePastCalls judge;
    private final Clock clock;

    PageOfCalls(Mutiny.SessionFactory sessions, Jobs jobs, Calls calls, JudgePastCalls judge, Clock clock) {
        this.sessions = sessions;
        this.jobs = jobs;
        this.calls = calls;
        this.judge = judge;
        this.clock = clock;
    }

    /**
     * What came of a page.
     *
     * @param status what the job was doing
     * @param tally what became of the calls, or would
     */
    record Done(JobStatus status, Tally tally) {
        /** How many transactions wrote to the audit trail. */
        int commits() {
            return status == JobStatus.RUNNING && tally.logged() + tally.inConflict() > 0 ? 1 : 0;
        }
    }

    /**
     * Deals with a page.
     *
     * @param most how many calls at most
     * @return fails with {@link OvertakenException} if somebody paused or ended the job meanwhile; then nothing was changed
     */
    Uni<Done> of(JobKey key, int most) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.withStatelessTransaction((session, _) -> jobs.one(session, key)
                .map(job -> job.filter(found -> found.status().isAtWork()).orElseThrow(OvertakenException::new))
                .chain(job -> CallsToLogLater.next(session, job, most).chain(page -> page(session, job, page, now))));
    }

    /** Has a job wait for somebody who looks what is wrong; false if it is not at work any more. */
    Uni<Boolean> giveUp(JobKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.withStatelessTransaction((session, _) -> jobs.one(session, key)
                .chain(job -> job.filter(found -> found.status().isAtWork())
                        .map(found -> jobs.move(session, found, JobStatus.FAILED, Cause.PIPELINE, now))
                        .orElseGet(() -> Uni.createFrom().item(false))));
    }

    private Uni<Done> page(Mutiny.StatelessSession session, Job job, CallsPage page, Instant now) {
        Place end = page.end();
        if (end == null) {
            return jobs.finish(session, job, now)
                    .invoke(PageOfCalls::refuseIfOvertaken)
                    .replaceWith(new Done(job.status(), Tally.NOTHING));
        }
        return tally(session, job, page.legs(), now)
                .call(tally -> jobs.advance(session, job, end, tally, now).invoke(PageOfCalls::refuseIfOvertaken))
                .map(tally -> new Done(job.status(), tally));
    }

    private static void refuseIfOvertaken(boolean ours) {
        if (!ours) {
            throw new OvertakenException();
        }
    }

    private Uni<Tally> tally(Mutiny.StatelessSession session, Job job, List<LegKey> legs, Instant now) {
        boolean logs = job.status() == JobStatus.RUNNING;
        Uni<Map<LegKey, CallLeg>> found = logs ? calls.findToChange(session, legs) : calls.find(session, legs);
        return found.map(known -> open(legs, known))
                .chain(open -> judge.judge(session, job, open, now))
                .call(judgement ->
                        logs ? save(session, judgement, now) : Uni.createFrom().voidItem())
                .map(Judgement::tally);
    }

    /** Read again under their locks: what a person or a correction of the platform did meanwhile stays. */
    private static List<CallLeg> open(List<LegKey> legs, Map<LegKey, CallLeg> known) {
        return legs.stream()
                .flatMap(leg -> Stream.ofNullable(known.get(leg)))
                .filter(Decision::isOpenToPastCalls)
                .toList();
    }

    private Uni<Void> save(Mutiny.StatelessSession session, Judgement judgement, Instant now) {
        List<Decision> changed = judgement.decisions().stream()
                .filter(one -> !one.changes().isEmpty())
                .toList();
        List<CallLeg> legs = changed.stream().map(Decision::leg).toList();
        Set<LegKey> keys = legs.stream().map(leg -> leg.call().leg()).collect(Collectors.toSet());
        List<Change> changes =
                changed.stream().flatMap(one -> one.changes().stream()).toList();
        return calls.save(session, new Decided(legs, keys, changes, judgement.settings()), now);
    }
}
