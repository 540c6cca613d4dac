package dev.autolog.torture;

import org.jspecify.annotations.Nullable;

/**
 * What a person asks for about a leg.
 *
 * @param key the idempotency key, with which the request is repeated until it is answered
 * @param leg the leg that it is about, as {@link Acts#leg} names it
 * @param actor who asks
 * @param outcome what the leg comes to by it; null for an edit, which leaves that as it is
 * @param notes what the person writes; null for nothing
 */
record Act(
        String key,
        Kind kind,
        String leg,
        String actor,
        @Nullable ModelOutcome outcome,
        @Nullable String notes) {
    /** What people do, and what the audit trail calls it. */
    enum Kind {
        SETTLE("CONFLICT_RESOLVED"),
        DISMISS("CONFLICT_DISMISSED"),
        EDIT("LOG_EDITED"),
        MOVE("LOG_MOVED"),
        MOVE_BACK("LOG_MOVED"),
        /** Undoes a dismissal. */
        LOG_BY_HAND("LOGGED");

        private final String action;

        Kind(String action) {
            this.action = action;
        }

        String action() {
            return action;
        }
    }

    /** Masked: notes are personal data. */
    @Override
    public String toString() {
        return "Act[" + key + ", " + kind + "]";
    }
}
