package dev.autolog.local;

import java.time.Duration;

/** The end of a process that was asked to end. */
final class Stopping {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private Stopping() {}

    /** Waits for the process to end, and kills it when it does not in time. */
    static void await(ProcessHandle process, Duration patience) {
        // Asking is quicker than onExit(), which looks after processes that are not our children once a second.
        if (!Poll.until(patience, () -> isGone(process))) {
            process.destroyForcibly();
            Poll.until(AFTER_KILL, () -> isGone(process));
        }
    }

    // One that has ended but that its parent has not noticed yet still counts as alive; it has no program any more.
    static boolean isGone(ProcessHandle process) {
        return !process.isAlive() || process.info().command().isEmpty();
    }
}
