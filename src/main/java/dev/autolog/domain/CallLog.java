package dev.autolog.domain;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What Autolog writes in the CRM about a leg, besides the facts of the call.
 *
 * @param contactId the contact it is logged on
 * @param contactName that contact's name when it was logged
 * @param associationId the deal, order or matter it is logged with; null for none
 * @param associationKind the CRM's term for the association's type; null without an association, and in logs of earlier releases
 * @param subject the subject line
 * @param subjectIsMadeUp whether the subject was generated from the account's template, not written by a person
 * @param notes a person's notes; null for none
 * @param disposition the outcome of the call in a person's words; null if not given
 * @param loggedBy who chose the contact
 * @param loggedAt when it was first logged on this contact
 * @param editedBy the agent id of the last person who edited it; null if it was not edited
 * @param editedAt the time of that edit; null if it was not edited
 */
public record CallLog(
        String contactId,
        String contactName,
        @Nullable String associationId,
        @Nullable String associationKind,
        String subject,
        boolean subjectIsMadeUp,
        @Nullable String notes,
        @Nullable String disposition,
        LoggedBy loggedBy,
        Instant loggedAt,
        @Nullable String editedBy,
        @Nullable Instant editedAt) {

    /** A log without an association's kind. */
    public CallLog(
            String contactId,
            String contactName,
            @Nullable String associationId,
            String subject,
            boolean subjectIsMadeUp,
            @Nullable String notes,
            @Nullable String disposition,
            LoggedBy loggedBy,
            Instant loggedAt,
            @Nullable String editedBy,
            @Nullable Instant editedAt) {
        this(
                contactId,
                contactName,
                associationId,
                null,
                subject,
                subjectIsMadeUp,
                notes,
                disposition,
                loggedBy,
                loggedAt,
                editedBy,
                editedAt);
    }

    /** Whether the log has this association; the ids decide if the log's association kind is unknown. */
    public boolean isWith(@Nullable Association association) {
        return association != null
                && association.id().equals(associationId)
                && (associationKind == null || associationKind.equals(association.kind()));
    }

    /** Whether a person chose its contact or edited it: then the pipeline does not move, reword or withdraw it. */
    public boolean isAPersons() {
        return loggedBy == LoggedBy.AGENT || editedBy != null;
    }

    /** The fields that a person may edit. */
    public LogFields fields() {
        return new LogFields(subject, notes, disposition);
    }

    /** This log with a generated subject for its contact's name. */
    CallLog withSubjectMadeUp(UnaryOperator<String> subjectFor) {
        return with(subjectFor.apply(contactName), true, notes, disposition);
    }

    /** This log with other fields; a missing subject is generated. */
    CallLog with(LogFields logFields, UnaryOperator<String> subjectFor) {
        String own = logFields.subject();
        return own == null
                ? with(subjectFor.apply(contactName), true, logFields.notes(), logFields.disposition())
                : with(own, subjectIsMadeUp && own.equals(subject), logFields.notes(), logFields.disposition());
    }

    private CallLog with(
            String newSubject, boolean madeUp, @Nullable String newNotes, @Nullable String newDisposition) {
        return new CallLog(
                contactId,
                contactName,
                associationId,
                associationKind,
                newSubject,
                madeUp,
                newNotes,
                newDisposition,
                loggedBy,
                loggedAt,
                editedBy,
                editedAt);
    }

    CallLog withAssociation(@Nullable Association association) {
        return on(
                contactId,
                contactName,
                association == null ? null : association.id(),
                association == null ? null : association.kind());
    }

    /** This log on another contact; a generated subject is generated again. */
    CallLog on(Contact contact, UnaryOperator<String> subjectFor) {
        CallLog moved = on(contact.id(), contact.name(), associationId, associationKind);
        return subjectIsMadeUp ? moved.withSubjectMadeUp(subjectFor) : moved;
    }

    private CallLog on(
            String newContactId, String newContactName, @Nullable String newAssociationId, @Nullable String newKind) {
        return new CallLog(
                newContactId,
                newContactName,
                newAssociationId,
                newKind,
                subject,
                subjectIsMadeUp,
                notes,
                disposition,
                loggedBy,
                loggedAt,
                editedBy,
                editedAt);
    }

    CallLog editedBy(String agentId, Instant at) {
        return by(loggedBy, loggedAt, agentId, at);
    }

    /** This log as one that a person placed on its contact. */
    CallLog chosenAt(Instant at) {
        return by(LoggedBy.AGENT, at, editedBy, editedAt);
    }

    private CallLog by(LoggedBy who, Instant since, @Nullable String editor, @Nullable Instant edited) {
        return new CallLog(
                contactId,
                contactName,
                associationId,
                associationKind,
                subject,
                subjectIsMadeUp,
                notes,
                disposition,
                who,
                since,
                editor,
                edited);
    }

    /** Masked: names and notes are personal data. */
    @Override
    public String toString() {
        return "CallLog[" + contactId + ", " + loggedBy + "]";
    }
}
