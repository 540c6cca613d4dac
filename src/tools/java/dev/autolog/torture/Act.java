package dev.autolog.torture;

import org.jspecify.annotations.Nullable;

/**
 * A person's request about a leg.
 *
 * @param key the idempotency key; the request is repeated with it until the service answers
 * @param leg the name of the leg, from {@link Acts#leg}
 * @param actor the id of the person
 * @param outcome the outcome of the leg after the request; null for an edit, which does not change it
 * @param notes the notes of the person; null for none
 */
record Act(
        String key,
        Kind kind,
        String leg,
        String actor,
        @Nullable ModelOutcome outcome,
        @Nullable String notes) {
    /** The kinds of requests, with their actions in the audit trail. */
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
