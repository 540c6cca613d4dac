package dev.autolog.local;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition by polling, up to a time limit. */
public final class Poll {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Poll() {}

    /** Whether the condition became true in time. */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        return until(limit, PAUSE, condition);
    }

    /** Polls with the given pause. */
    static boolean until(Duration limit, Duration pause, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(pause);
        }
        return true;
    }

    private static void pause(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
