package dev.autolog.backfill;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A backfill job.
 *
 * @param accountId the account, which no query ever crosses
 * @param id unique within the account
 * @param scope the calls of the job
 * @param status the current status
 * @param cursor the last call that the current pass examined; null before the first
 * @param preview the predicted outcomes; incomplete while the preview runs
 * @param isPreviewed whether the preview is complete
 * @param progress the outcomes of the calls so far
 * @param createdBy the agent id of the admin who created the job
 * @param changedBy the actor of the last change of status: an agent id, or {@code AUTO} for the job itself
 */
public record BackfillJob(
        String accountId,
        UUID id,
        JobScope scope,
        JobStatus status,
        @Nullable BackfillCursor cursor,
        BackfillTally preview,
        boolean isPreviewed,
        BackfillTally progress,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt) {

    JobKey key() {
        return new JobKey(accountId, id);
    }

    /** The position from which the current pass continues. */
    BackfillCursor position() {
        return cursor == null ? BackfillCursor.before(scope.to()) : cursor;
    }

    /** Masked: a log does not need to name the admin. */
    @Override
    public String toString() {
        return "BackfillJob[" + id + ", " + status + "]";
    }
}
