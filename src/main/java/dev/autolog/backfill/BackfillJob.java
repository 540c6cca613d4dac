package dev.autolog.backfill;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job that logs calls of the past.
 *
 * @param accountId the account, which no look-up ever crosses
 * @param id unique within the account
 * @param scope which calls it is about
 * @param status where it is
 * @param cursor the last call that the pass under way looked at; null before the first
 * @param preview the predicted outcomes; of the calls so far while the preview runs
 * @param isPreviewed whether the preview is over
 * @param progress the outcomes of the calls so far
 * @param createdBy the agent id of the person whose job it is
 * @param changedBy who gave it the status that it has: an agent id, or {@code AUTO} for the job itself
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

    /** Where the pass under way goes on. */
    BackfillCursor position() {
        return cursor == null ? BackfillCursor.before(scope.to()) : cursor;
    }

    /** Masked: whose job it is, is no business of a log. */
    @Override
    public String toString() {
        return "BackfillJob[" + id + ", " + status + "]";
    }
}
