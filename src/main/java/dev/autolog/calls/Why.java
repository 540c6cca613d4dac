package dev.autolog.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.Association;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.Cause;
import dev.autolog.domain.Change;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Grounds;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a decision was made from, as a line of the audit trail keeps it. What the published value says too is not repeated.
 *
 * @param reason a word for it
 * @param sequence the platform's statement that changed it; null for others
 * @param contactId the contact it led to; null for none
 * @param matchedPhone that contact's number as typed; null for none
 * @param associationTitle what of the contact's it is logged with; null for nothing, or for the same as before
 * @param basis why on that contact, where {@code reason} does not say
 * @param before the name of the contact that the log was on; null if it stayed
 * @param because what a person or the company gave as the reason; null for none
 * @param associationRule the account's rule that chose among several associations; null if none had to
 * @param job the job for past calls that looked at the call again; null for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Why(
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
    private static final String PAST_CALLS = "PAST_CALLS";

    static Why of(String reason) {
        return new Why(reason, null, null, null, null, null, null, null, null, null);
    }

    static Why of(Enum<?> reason) {
        return of(reason.name());
    }

    /** Of a call that is not logged. */
    static Why notLogged(Change.NotLogged change) {
        String reason = change.reason().name();
        return new Why(reason, null, null, null, null, null, null, change.because(), null, null);
    }

    /** Of a statement of the platform about what is known already. */
    static Why correction(CallEnded said) {
        String reason = switch (said.medium()) {
            case CALL -> "CORRECTION";
            case SMS -> "MESSAGES";
        };
        return new Why(reason, said.sequence(), null, null, null, null, null, null, null, null);
    }

    static Why contactsChanged() {
        return of(CONTACTS_CHANGED);
    }

    private static Why pastCalls(UUID job) {
        return new Why(PAST_CALLS, null, null, null, null, null, null, null, null, job);
    }

    /** Of the beginning of a conflict. */
    static Why opened(ConflictKind kind, Cause cause) {
        return switch (cause) {
            case Cause.Platform _, Cause.ContactsChanged _, Cause.ByPerson _ -> of(kind);
            case Cause.PastCalls(UUID job, var _) -> pastCalls(job);
        };
    }

    /** Of the end of a conflict. */
    static Why settled(CallEnded said, Cause cause, @Nullable String because) {
        return switch (cause) {
            case Cause.PastCalls(UUID job, var _) -> pastCalls(job);
            case Cause.Platform _ -> correction(said);
            case Cause.ContactsChanged _ -> contactsChanged();
            case Cause.ByPerson _ -> new Why(PERSON, null, null, null, null, null, null, because, null, null);
        };
    }

    /** Of a call's way to its contact. */
    static Why of(Change.Logged logged) {
        Grounds grounds = logged.grounds();
        String contactId = logged.log().contactId();
        return switch (logged.cause()) {
            case Cause.Platform _, Cause.ByPerson _ -> of(grounds.basis().name(), null, contactId, grounds, null);
            case Cause.ContactsChanged _ -> of(CONTACTS_CHANGED, grounds.basis().name(), contactId, grounds, null);
            case Cause.PastCalls(UUID job, var _) ->
                of(PAST_CALLS, grounds.basis().name(), contactId, grounds, null).by(job);
        };
    }

    static Why of(Change.LogMoved moved) {
        String reason = moved.cause() instanceof Cause.ByPerson ? PERSON : "MERGED";
        return of(reason, null, moved.log().contactId(), moved.grounds(), moved.before());
    }

    static Why of(Change.LogEdited edited) {
        return new Why(PERSON, null, null, null, title(edited.association()), null, null, null, null, null);
    }

    private static Why of(
            String reason, @Nullable String basis, String contactId, Grounds grounds, @Nullable CallLog before) {
        return new Why(
                reason,
                null,
                contactId,
                grounds.matchedPhone(),
                title(grounds.association()),
                basis,
                before == null ? null : before.contactName(),
                null,
                grounds.associationRule() == null
                        ? null
                        : grounds.associationRule().name(),
                null);
    }

    private Why by(UUID ofPastCalls) {
        return new Why(
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
        return "Why[" + reason + "]";
    }
}
