package dev.autolog.domain.rules;

import java.time.Duration;

/** When a log is published. */
public sealed interface Completion {
    /** At once, with a correction for each later result or recording. */
    record Incremental() implements Completion {}

    /**
     * Once complete, for CRMs that forbid edits.
     *
     * @param deadline how long after the end of the call it is published at the latest
     */
    record AllAtOnce(Duration deadline) implements Completion {}
}
