package dev.autolog.backfill;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * How quickly a job goes on. Alone, it takes large pages one after the other. Once another transaction writes to the audit trail, on
 * any instance, it takes small pages and rests several times as long as each of them took: a call that just ended never
 * waits long, and a job goes on however long there are such calls.
 */
final class Throttle {
    static final int PAGE_ALONE = 500;
    static final int PAGE_BESIDE = 50;
    /** Others are taken to be still there for so long. */
    static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final int RESTS_TIMES = 4;
    private static final long MINIMUM_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private long othersUntil = Long.MIN_VALUE;
    private boolean othersSeen;
    private int unheard;

    /**
     * Notes commits to the audit trail.
     *
     * @param ours how many of them are the job's own; one may be heard of only later
     * @param heard how many were heard of since the last time
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

    /** How many calls the next page may hold. */
    int page(long now) {
        return isAlone(now) ? PAGE_ALONE : PAGE_BESIDE;
    }

    /** How long to rest after a page that took so long. */
    Duration rest(Duration took, long now) {
        return isAlone(now) ? Duration.ZERO : Duration.ofNanos(Math.max(took.toNanos() * RESTS_TIMES, MINIMUM_NANOS));
    }
}
