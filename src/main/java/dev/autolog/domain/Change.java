package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened to a leg of a call. Each is a line of the audit trail, and most are published. */
public sealed interface Change {

    /** The leg as the change left it. */
    CallLeg leg();

    /** The call is logged on a contact. */
    record LogCreated(CallLeg leg, CallLog log, MatchEvidence evidence, Trigger trigger) implements Change {}

    /** The platform corrected a call that stays on its contact. */
    record LogCorrected(CallLeg leg, CallLog log) implements Change {}

    /** A correction took the call off the contact it was logged on. */
    record LogWithdrawn(CallLeg leg, CallLog log) implements Change {}

    /**
     * A person changed what the log says.
     *
     * @param association what it is logged with now; null when nothing
     */
    record LogEdited(
            CallLeg leg,
            CallLog log,
            CallLog before,
            @Nullable Association association,
            Trigger.PersonAction trigger) implements Change {}

    /** A person put the log on another contact, or the CRM merged the contact that it was on into another. */
    record LogMoved(CallLeg leg, CallLog log, CallLog before, MatchEvidence evidence, Trigger trigger)
            implements Change {}

    /** A person has to choose. */
    record ConflictOpened(CallLeg leg, Classification.Conflict conflict, Instant openedAt, Trigger trigger)
            implements Change {}

    /** The platform corrected a call that still waits for a person. */
    record ConflictCorrected(CallLeg leg, Classification.Conflict conflict, Instant openedAt) implements Change {}

    /** Contacts changed, and there is something else to choose from. */
    record ConflictChanged(CallLeg leg, Classification.Conflict conflict, Instant openedAt) implements Change {}

    /** The conflict is settled and the call logged. */
    record ConflictResolved(
            CallLeg leg, Classification.Conflict conflict, Instant openedAt, Instant resolvedAt, Trigger trigger)
            implements Change {}

    /** A correction showed that there is nothing to log, or a person said so. */
    record ConflictDismissed(
            CallLeg leg, Classification.Conflict conflict, Instant openedAt, Dismissal dismissal, Trigger trigger)
            implements Change {}

    /** A log that was held back because more was to come is complete, or was waited for long enough. */
    record LogReleased(CallLeg leg, CallLog log) implements Change {}

    /**
     * The call is not logged.
     *
     * @param note the company's or a person's own words for it; null for none
     */
    record CallSkipped(
            CallLeg leg, NotLoggedReason reason, @Nullable String note, Trigger trigger) implements Change {
        /** Masked: free text can hold names. */
        @Override
        public String toString() {
            return "CallSkipped[" + leg + ", " + reason + "]";
        }
    }

    /** The platform corrected a call that is not logged. */
    record SkipCorrected(CallLeg leg, NotLoggedReason reason) implements Change {}
}
