package dev.autolog.backfill;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * The speed of a job. Without other writers, a job processes large pages without pauses. Once another transaction writes to the
 * audit trail, on any instance, it processes small pages and pauses for a multiple of the duration of each: a live call never
 * waits long, and the job still makes progress.
 */
final class Throttle {
    static final int PAGE_ALONE = 500;
    static final int PAGE_BESIDE = 50;
    /** How long other writers count as active after a commit. */
    static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final int RESTS_TIMES = 4;
    private static final long MINIMUM_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private long othersUntil = Long.MIN_VALUE;
    private boolean othersSeen;
    private int unheard;

    /**
     * Records commits to the audit trail.
     *
     * @param ours number of the job's own commits; their notifications may arrive later
     * @param heard number of commits notified since the last call
     * @param now {@link System#nanoTime()}
     */
    void note(int ours, int heard, long now) {
        unheard += ours - heard;
        if (unheard < 0) {
            othersSeen = true;
            othersUntil = now + REMEMBERED.toNanos();
            unheard = 0;
        }
    }

    private boolean isAlone(long now) {
        return !othersSeen || now - othersUntil > 0;
    }

    /** The most calls of the next page. */
    int page(long now) {
        return isAlone(now) ? PAGE_ALONE : PAGE_BESIDE;
    }

    /** The pause after a page with the given duration. */
    Duration rest(Duration took, long now) {
        return isAlone(now) ? Duration.ZERO : Duration.ofNanos(Math.max(took.toNanos() * RESTS_TIMES, MINIMUM_NANOS));
    }
}
