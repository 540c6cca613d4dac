package dev.autolog.local;

import java.time.Duration;

/** Waits for the end of processes that are being stopped. */
final class Stopping {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private Stopping() {}

    /** Waits for the end of the process, and kills it if it does not end in time. */
    static void await(ProcessHandle process, Duration patience) {
        // Polling is faster than onExit(), which checks processes that are not children only once a second.
        if (!Poll.until(patience, () -> isGone(process))) {
            process.destroyForcibly();
            Poll.until(AFTER_KILL, () -> isGone(process));
        }
    }

    // A zombie process counts as alive, but has no command any more.
    static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }
}
