package dev.autolog.backfill;

import dev.autolog.domain.Trigger;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code past_call_job}. */
@ApplicationScoped
class BackfillJobRepository {
    private static final String COLUMNS = "account_id, job_id, from_at, to_at, agents, status, cursor_at, cursor_id,"
            + " preview, previewed_at, progress, created_by, created_at, changed_by, changed_at";
    private static final String ONE = "select " + COLUMNS + " from past_call_job where account_id = ?1 and job_id = ?2";
    private static final String OPEN = "select " + COLUMNS + " from past_call_job"
            + " where account_id = ?1 and status not in ('CANCELLED', 'DONE')";
    private static final String LIST = "select " + COLUMNS + " from past_call_job where account_id = ?1"
            + " and (created_at, job_id) < (cast(cast(?2 as text) as timestamptz), cast(cast(?3 as text) as uuid))"
            + " order by created_at desc, job_id desc limit cast(?4 as integer)";
    // A second transaction waits for the first to commit, and then finds the open job of the account.
    private static final String INSERT =
            "insert into past_call_job (account_id, job_id, from_at, to_at, agents, status,"
                    + " preview, progress, created_by, created_at, changed_by, changed_at) values (?1, ?2,"
                    + " cast(cast(?3 as text) as timestamptz), cast(cast(?4 as text) as timestamptz), cast(?5 as text), 'PREVIEWING',"
                    + " ?6, ?6, ?7, cast(cast(?8 as text) as timestamptz), ?7, cast(cast(?8 as text) as timestamptz))"
                    + " on conflict (account_id) where status not in ('CANCELLED', 'DONE') do nothing";
    private static final String MOVE = "update past_call_job set status = ?4, changed_by = ?5,"
            + " changed_at = cast(cast(?6 as text) as timestamptz)"
            + " where account_id = ?1 and job_id = ?2 and status = ?3";
    /** Matches only the page's own starting point: a job that was paused or that another instance advanced stays as it is. */
    private static final String UNMOVED = " where account_id = ?1 and job_id = ?2 and status = ?3"
            + " and cursor_id is not distinct from cast(cast(?4 as text) as uuid)";

    private static final String ADVANCE = "update past_call_job set cursor_at = cast(cast(?5 as text) as timestamptz),"
            + " cursor_id = cast(cast(?6 as text) as uuid), preview = ?7, progress = ?8,"
            + " paged_at = cast(cast(?9 as text) as timestamptz)" + UNMOVED;
    private static final String FINISH = "update past_call_job set cursor_at = null, cursor_id = null, status = ?5,"
            + " previewed_at = coalesce(previewed_at, cast(cast(?6 as text) as timestamptz)),"
            + " changed_by = '" + Trigger.PIPELINE + "', changed_at = cast(cast(?6 as text) as timestamptz)" + UNMOVED;

    private final JobJson texts;

    BackfillJobRepository(JobJson texts) {
        this.texts = texts;
    }

    Uni<Optional<BackfillJob>> one(Mutiny.StatelessSession session, JobKey key) {
        return session.createNativeQuery(ONE, Object[].class)
                .setParameter(1, key.accountId())
                .setParameter(2, key.id())
                .getResultList()
                .map(this::first);
    }

    /** The account's open job, of which there is at most one. */
    Uni<Optional<BackfillJob>> open(Mutiny.StatelessSession session, String accountId) {
        return session.createNativeQuery(OPEN, Object[].class)
                .setParameter(1, accountId)
                .getResultList()
                .map(this::first);
    }

    /** An account's jobs that were created before the given one, newest first. */
    Uni<List<BackfillJob>> before(Mutiny.StatelessSession session, String accountId, Instant time, UUID id, int limit) {
        return session.createNativeQuery(LIST, Object[].class)
                .setParameter(1, accountId)
                .setParameter(2, time.toString())
                .setParameter(3, id.toString())
                .setParameter(4, limit)
                .getResultList()
                .map(rows -> rows.stream().map(this::job).toList());
    }

    /** Adds a job in its preview; false if the account has an open job. */
    Uni<Boolean> add(Mutiny.StatelessSession session, JobKey key, JobScope scope, String by, Instant now) {
        return session.createNativeQuery(INSERT)
                .setParameter(1, key.accountId())
                .setParameter(2, key.id())
                .setParameter(3, scope.from().toString())
                .setParameter(4, scope.to().toString())
                .setParameter(5, texts.agents(scope.agents()))
                .setParameter(6, texts.tally(BackfillTally.NOTHING))
                .setParameter(7, by)
                .setParameter(8, now.toString())
                .executeUpdate()
                .map(count -> count == 1);
    }

    /** Changes the status of a job; false if it no longer has the expected one. */
    Uni<Boolean> move(Mutiny.StatelessSession session, BackfillJob backfillJob, JobStatus to, String by, Instant now) {
        return session.createNativeQuery(MOVE)
                .setParameter(1, backfillJob.accountId())
                .setParameter(2, backfillJob.id())
                .setParameter(3, backfillJob.status().name())
                .setParameter(4, to.name())
                .setParameter(5, by)
                .setParameter(6, now.toString())
                .executeUpdate()
                .map(count -> count == 1);
    }

    /** Stores the progress of the pass; false if another transaction has moved the job. */
    Uni<Boolean> advance(
            Mutiny.StatelessSession session,
            BackfillJob backfillJob,
            BackfillCursor to,
            BackfillTally page,
            Instant now) {
        boolean previewing = backfillJob.status() == JobStatus.PREVIEWING;
        return unmoved(session.createNativeQuery(ADVANCE), backfillJob)
                .setParameter(5, to.startedAt().toString())
                .setParameter(6, to.id().toString())
                .setParameter(7, texts.tally(previewing ? backfillJob.preview().plus(page) : backfillJob.preview()))
                .setParameter(
                        8,
                        texts.tally(
                                previewing
                                        ? backfillJob.progress()
                                        : backfillJob.progress().plus(page)))
                .setParameter(9, now.toString())
                .executeUpdate()
                .map(count -> count == 1);
    }

    /** Stores that the pass has examined the last call; false if another transaction has moved the job. */
    Uni<Boolean> finish(Mutiny.StatelessSession session, BackfillJob backfillJob, Instant now) {
        return unmoved(session.createNativeQuery(FINISH), backfillJob)
                .setParameter(5, backfillJob.status().afterLastCall().name())
                .setParameter(6, now.toString())
                .executeUpdate()
                .map(count -> count == 1);
    }

    private static <Q extends Mutiny.AbstractQuery> Q unmoved(Q query, BackfillJob backfillJob) {
        BackfillCursor cursor = backfillJob.cursor();
        query.setParameter(1, backfillJob.accountId());
        query.setParameter(2, backfillJob.id());
        query.setParameter(3, backfillJob.status().name());
        query.setParameter(4, cursor == null ? null : cursor.id().toString());
        return query;
    }

    private Optional<BackfillJob> first(List<Object[]> rows) {
        return rows.stream().findFirst().map(this::job);
    }

    private BackfillJob job(Object[] row) {
        return new BackfillJob(
                (String) row[0],
                (UUID) row[1],
                new JobScope(time(row[2]), time(row[3]), texts.agents((String) row[4])),
                JobStatus.valueOf((String) row[5]),
                place(row[6], row[7]),
                texts.tally((String) row[8]),
                row[9] != null,
                texts.tally((String) row[10]),
                (String) row[11],
                time(row[12]),
                (String) row[13],
                time(row[14]));
    }

    private static @Nullable BackfillCursor place(@Nullable Object time, @Nullable Object id) {
        Instant startedAt = RowValues.time(time);
        return startedAt == null ? null : new BackfillCursor(startedAt, (UUID) Objects.requireNonNull(id));
    }

    private static Instant time(@Nullable Object value) {
        return Objects.requireNonNull(RowValues.time(value));
    }
}
