package dev.autolog.deferral;

import java.time.Duration;

/**
 * The number of deferred records to process together. It adapts to the time that pages take, because an account can defer records
 * that each look up megabytes.
 *
 * @param records at least 1
 */
record PageSize(int records) {
    /** Small, so that even the most expensive records take less than the timeout of a page. */
    static final PageSize FIRST = new PageSize(50);

    private static final int LARGEST = 1000;
    private static final Duration SHORT = Duration.ofMillis(250);
    private static final Duration LONG = Duration.ofSeconds(1);

    /** The size of the next page. */
    PageSize next(Duration taken) {
        if (taken.compareTo(SHORT) < 0) {
            return new PageSize(Math.min(LARGEST, records * 2));
        }
        return taken.compareTo(LONG) > 0 ? new PageSize(Math.max(1, records / 2)) : this;
    }
}
