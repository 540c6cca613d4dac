package dev.autolog.domain;

import java.time.Instant;

/** One thing that happened to a leg of a call. Each is a line of the audit trail, and most are published. */
public sealed interface Change {

    /** The leg as the change left it. */
    CallLeg leg();

    /** The call is logged on a contact. */
    record Logged(CallLeg leg, CallLog log, String matchedPhone) implements Change {
        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "Logged[" + leg + "]";
        }
    }

    /** The platform corrected a call that stays on its contact. */
    record LogCorrected(CallLeg leg, CallLog log) implements Change {}

    /** A correction took the call off the contact it was logged on. */
    record LogWithdrawn(CallLeg leg, CallLog log) implements Change {}

    /** A person has to choose. */
    record ConflictOpened(CallLeg leg, Classification.Conflict conflict, Instant openedAt) implements Change {}

    /** The platform corrected a call that still waits for a person. */
    record ConflictCorrected(CallLeg leg, Classification.Conflict conflict, Instant openedAt) implements Change {}

    /** A correction settled the conflict. */
    record ConflictResolved(CallLeg leg, Classification.Conflict conflict, Instant openedAt, Instant resolvedAt)
            implements Change {}

    /** A correction showed that there is nothing to log. */
    record ConflictDismissed(CallLeg leg, Classification.Conflict conflict, Instant openedAt, Instant dismissedAt)
            implements Change {}

    /** The call is not logged. */
    record NotLogged(CallLeg leg, NotLoggedReason reason) implements Change {}

    /** The platform corrected a call that is not logged. */
    record NotLoggedCorrected(CallLeg leg, NotLoggedReason reason) implements Change {}
}
