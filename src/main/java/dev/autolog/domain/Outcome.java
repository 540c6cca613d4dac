package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The one state a leg of a call is in. */
public sealed interface Outcome {

    /** On a contact. */
    record Logged(CallLog log) implements Outcome {}

    /** Waiting for a person since {@code openedAt}. */
    record InConflict(Classification.Conflict conflict, Instant openedAt) implements Outcome {}

    /**
     * Neither.
     *
     * @param proposal what would have been done otherwise; null where that was not asked
     */
    record NotLogged(NotLoggedReason reason, @Nullable Proposal proposal) implements Outcome {
        /** Neither, and nothing was proposed. */
        public NotLogged(NotLoggedReason reason) {
            this(reason, null);
        }
    }

    /**
     * What was personal of it was erased, and nothing changes it any more.
     *
     * @param wasLogged whether it was on a contact
     */
    record Erased(boolean wasLogged, Instant at) implements Outcome {}
}
