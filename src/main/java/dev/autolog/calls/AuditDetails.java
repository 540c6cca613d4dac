package dev.autolog.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.Association;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.Change;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.MatchEvidence;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.Trigger;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The details of a change in an audit entry. Members of the published value are not repeated.
 *
 * @param reason the reason as a code
 * @param sequence the sequence of the platform's record that caused the change; null for other causes
 * @param contactId the chosen contact; null for none
 * @param matchedPhone that contact's number as typed; null for none
 * @param associationTitle the title of the log's association; null for none, or if it did not change
 * @param basis the reason for the contact, if {@code reason} does not name it
 * @param before the name of the contact that the log was moved from; null if it was not moved
 * @param because the reason that a person or the account gave; null for none
 * @param associationRule the account's rule that chose among several associations; null for none
 * @param job the backfill job; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AuditDetails(
        String reason,
        @Nullable Long sequence,
        @Nullable String contactId,
        @Nullable String matchedPhone,
        @Nullable String associationTitle,
        @Nullable String basis,
        @Nullable String before,
        @Nullable String because,
        @Nullable String associationRule,
        @Nullable UUID job) {
    private static final String CONTACTS_CHANGED = "CONTACTS_CHANGED";
    private static final String PERSON = "PERSON";
    private static final String WITHDRAWN = "WITHDRAWN";
    private static final String PAST_CALLS = "PAST_CALLS";

    static AuditDetails of(String reason) {
        return new AuditDetails(reason, null, null, null, null, null, null, null, null, null);
    }

    static AuditDetails of(Enum<?> reason) {
        return of(reason.name());
    }

    /** The details of a call that is not logged. */
    static AuditDetails notLogged(Change.CallSkipped change) {
        String reason = change.reason().name();
        return new AuditDetails(reason, null, null, null, null, null, null, change.note(), null, null);
    }

    /** The details of a correction. */
    static AuditDetails correction(Interaction interaction) {
        String reason = switch (interaction) {
            case Call call -> call.withdrawn() ? WITHDRAWN : "CORRECTION";
            case MessageThread _ -> "MESSAGES";
        };
        return new AuditDetails(reason, interaction.sequence(), null, null, null, null, null, null, null, null);
    }

    static AuditDetails contactsChanged() {
        return of(CONTACTS_CHANGED);
    }

    private static AuditDetails pastCalls(UUID job) {
        return new AuditDetails(PAST_CALLS, null, null, null, null, null, null, null, null, job);
    }

    /** The details of a conflict that is opened. */
    static AuditDetails opened(ConflictKind kind, Trigger trigger) {
        return switch (trigger) {
            case Trigger.Platform _, Trigger.ContactChange _, Trigger.PersonAction _, Trigger.Renewal _ -> of(kind);
            case Trigger.Backfill(UUID job, var _) -> pastCalls(job);
        };
    }

    /** The details of a conflict that is closed. */
    static AuditDetails settled(Interaction interaction, Trigger trigger, @Nullable String because) {
        return switch (trigger) {
            case Trigger.Backfill(UUID job, var _) -> pastCalls(job);
            case Trigger.Platform _, Trigger.Renewal _ -> correction(interaction);
            case Trigger.ContactChange _ -> contactsChanged();
            case Trigger.PersonAction _ ->
                new AuditDetails(PERSON, null, null, null, null, null, null, because, null, null);
        };
    }

    /** The details of a match. */
    static AuditDetails of(Change.LogCreated logCreated) {
        MatchEvidence matchEvidence = logCreated.evidence();
        String contactId = logCreated.log().contactId();
        return switch (logCreated.trigger()) {
            case Trigger.Platform _, Trigger.PersonAction _, Trigger.Renewal _ ->
                of(matchEvidence.reason().name(), null, contactId, matchEvidence, null);
            case Trigger.ContactChange _ ->
                of(CONTACTS_CHANGED, matchEvidence.reason().name(), contactId, matchEvidence, null);
            case Trigger.Backfill(UUID job, var _) ->
                of(PAST_CALLS, matchEvidence.reason().name(), contactId, matchEvidence, null)
                        .by(job);
        };
    }

    static AuditDetails of(Change.LogMoved moved) {
        String reason = moved.trigger() instanceof Trigger.PersonAction ? PERSON : "MERGED";
        return of(reason, null, moved.log().contactId(), moved.evidence(), moved.before());
    }

    static AuditDetails of(Change.LogEdited edited) {
        return new AuditDetails(PERSON, null, null, null, title(edited.association()), null, null, null, null, null);
    }

    private static AuditDetails of(
            String reason,
            @Nullable String basis,
            String contactId,
            MatchEvidence matchEvidence,
            @Nullable CallLog before) {
        return new AuditDetails(
                reason,
                null,
                contactId,
                matchEvidence.matchedPhone(),
                title(matchEvidence.association()),
                basis,
                before == null ? null : before.contactName(),
                null,
                matchEvidence.associationRule() == null
                        ? null
                        : matchEvidence.associationRule().name(),
                null);
    }

    private AuditDetails by(UUID ofPastCalls) {
        return new AuditDetails(
                reason,
                sequence,
                contactId,
                matchedPhone,
                associationTitle,
                basis,
                before,
                because,
                associationRule,
                ofPastCalls);
    }

    private static @Nullable String title(@Nullable Association association) {
        return association == null ? null : association.title();
    }

    /** Masked: names, numbers and what people write are personal data. */
    @Override
    public String toString() {
        return "AuditDetails[" + reason + "]";
    }
}
