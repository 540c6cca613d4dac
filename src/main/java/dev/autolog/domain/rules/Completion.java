package dev.autolog.domain.rules;

import java.time.Duration;

/** When a log is published. */
public sealed interface Completion {
    /** At once; corrected when a result or a recording comes later. */
    record Incremental() implements Completion {}

    /**
     * Once, when nothing more is to be expected of it, for CRMs that forbid edits.
     *
     * @param deadline how long after the end of the call it is waited for at most
     */
    record AllAtOnce(Duration deadline) implements Completion {}
}
