package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The current outcome of a leg. */
public sealed interface Outcome {

    /** Logged on a contact. */
    record Logged(CallLog log) implements Outcome {}

    /** In conflict since {@code openedAt}. */
    record InConflict(Classification.Conflict conflict, Instant openedAt) implements Outcome {}

    /**
     * Neither logged nor in conflict.
     *
     * @param proposal what the pipeline would have done otherwise; null if it was not computed
     */
    record NotLogged(NotLoggedReason reason, @Nullable Proposal proposal) implements Outcome {
        /** Not logged, without a proposal. */
        public NotLogged(NotLoggedReason reason) {
            this(reason, null);
        }
    }

    /**
     * The personal data was erased, and nothing changes the leg any more.
     *
     * @param wasLogged whether the leg was logged before
     */
    record Erased(boolean wasLogged, Instant at) implements Outcome {}
}
