package dev.autolog.crm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far the contacts of a connection are read.
 *
 * @param cursor where the next page of changes begins; null before the first
 * @param readAt no page before
 * @param attempts how many readings failed in a row
 * @param syncedAt when the first synchronization was complete; null before
 */
record ContactSync(
        @Nullable String cursor,
        Instant readAt,
        int attempts,
        @Nullable Instant syncedAt,
        ContactWalk walk) {

    /**
     * A walk of all contact ids.
     *
     * @param number grows with each listing
     * @param cursor where the next page of ids begins; null for the first
     * @param at no step before; null before the first synchronization is complete, and while an admin has to confirm
     * @param attempts how many steps failed in a row
     * @param problem the code of the last failed step, or why an admin has to confirm; null for none
     * @param gone how many contacts a stopped walk did not find
     * @param confirmedGone how many gone contacts an admin has confirmed
     */
    record ContactWalk(
            int number,
            WalkStage stage,
            @Nullable String cursor,
            @Nullable Instant at,
            int attempts,
            @Nullable String problem,
            int gone,
            int confirmedGone) {

        static final ContactWalk NONE = new ContactWalk(0, WalkStage.RESTING, null, null, 0, null, 0, 0);

        boolean isDue(Instant now) {
            return at != null && !at.isAfter(now);
        }

        /** The first page of a listing. */
        ContactWalk listing(WalkStage next, Instant now) {
            return new ContactWalk(number + 1, next, null, now, 0, null, 0, confirmedGone);
        }

        /** The next page of a listing, or a step of another stage. */
        ContactWalk step(WalkStage next, @Nullable String nextCursor, Instant now) {
            return new ContactWalk(number, next, nextCursor, now, 0, null, 0, confirmedGone);
        }

        ContactWalk resting(Instant until) {
            return new ContactWalk(number, WalkStage.RESTING, null, until, 0, null, 0, 0);
        }

        ContactWalk failed(String code, @Nullable String nextCursor, Instant next) {
            return new ContactWalk(number, stage, nextCursor, next, attempts + 1, code, gone, confirmedGone);
        }

        ContactWalk stopped(String why, int missing) {
            return new ContactWalk(number, WalkStage.STOPPED, null, null, 0, why, missing, 0);
        }
    }

    boolean isReadingDue(Instant now) {
        return !readAt.isAfter(now);
    }

    /** The earlier of the next reading and the next step of a walk. */
    Instant nextAt() {
        Instant walkAt = walk.at();
        return walkAt == null || readAt.isBefore(walkAt) ? readAt : walkAt;
    }
}
