package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A change of a leg. Each change is an entry of the audit trail, and most are published. */
public sealed interface Change {

    /** The leg after the change. */
    CallLeg leg();

    /** The call is logged on a contact. */
    record LogCreated(CallLeg leg, CallLog log, MatchEvidence evidence, Trigger trigger) implements Change {}

    /** The platform corrected a logged call, which stays on its contact. */
    record LogCorrected(CallLeg leg, CallLog log) implements Change {}

    /** The pipeline took the call off its contact, for example after a correction. */
    record LogWithdrawn(CallLeg leg, CallLog log) implements Change {}

    /**
     * A person edited the log.
     *
     * @param association the association that the log has now; null if it has none or keeps its own
     */
    record LogEdited(
            CallLeg leg,
            CallLog log,
            CallLog before,
            @Nullable Association association,
            Trigger.PersonAction trigger) implements Change {}

    /** A person moved the log to another contact, or the CRM merged its contact into another. */
    record LogMoved(CallLeg leg, CallLog log, CallLog before, MatchEvidence evidence, Trigger trigger)
            implements Change {}

    /** A person has to choose. */
    record ConflictOpened(CallLeg leg, Classification.Conflict conflict, Instant openedAt, Trigger trigger)
            implements Change {}

    /** The platform corrected a call with an open conflict. */
    record ConflictCorrected(CallLeg leg, Classification.Conflict conflict, Instant openedAt) implements Change {}

    /** Contacts changed, and with them the candidates or suggestions of the conflict. */
    record ConflictChanged(CallLeg leg, Classification.Conflict conflict, Instant openedAt) implements Change {}

    /** The conflict is settled and the call logged. */
    record ConflictResolved(
            CallLeg leg, Classification.Conflict conflict, Instant openedAt, Instant resolvedAt, Trigger trigger)
            implements Change {}

    /** The conflict is closed without a log: a correction left nothing to log, or a person dismissed it. */
    record ConflictDismissed(
            CallLeg leg, Classification.Conflict conflict, Instant openedAt, Dismissal dismissal, Trigger trigger)
            implements Change {}

    /** A held log is published: it is complete, or its deadline has passed. */
    record LogReleased(CallLeg leg, CallLog log) implements Change {}

    /**
     * The call is not logged.
     *
     * @param note the reason in the account's or a person's own words; null for none
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
