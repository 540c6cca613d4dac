package dev.autolog.domain;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is written in the CRM about a leg of a call, beside the facts of the call itself.
 *
 * @param contactId the contact it is logged on
 * @param contactName that contact's name when it was logged
 * @param associationId the deal, order or matter it belongs to; null when none
 * @param subject one line to show
 * @param notes what a person wrote; null when nothing
 * @param disposition how the call went, in a person's words; null when nobody said
 * @param loggedBy who chose the contact
 * @param loggedAt when it was first logged on this contact
 * @param editedBy the agent id of the last person who edited it; null when nobody has
 * @param editedAt when that was; null when nobody has
 */
public record CallLog(
        String contactId,
        String contactName,
        @Nullable String associationId,
        String subject,
        @Nullable String notes,
        @Nullable String disposition,
        LoggedBy loggedBy,
        Instant loggedAt,
        @Nullable String editedBy,
        @Nullable Instant editedAt) {

    /** One line for a call with a contact. */
    static String subjectOf(Direction direction, String contactName) {
        return switch (direction) {
            case INBOUND -> "Inbound call from " + contactName;
            case OUTBOUND -> "Outbound call to " + contactName;
        };
    }

    /** Whether a person had a hand in it: then the pipeline neither moves, rewords nor withdraws it. */
    public boolean isAPersons() {
        return loggedBy == LoggedBy.AGENT || editedBy != null;
    }

    /** What a person may change of it. */
    public Words words() {
        return new Words(subject, notes, disposition);
    }

    /** Whether the subject is the one that is made up for a call of this direction. */
    boolean subjectIsMadeUp(Direction direction) {
        return subject.equals(subjectOf(direction, contactName));
    }

    CallLog withSubject(String newSubject) {
        return new CallLog(
                contactId,
                contactName,
                associationId,
                newSubject,
                notes,
                disposition,
                loggedBy,
                loggedAt,
                editedBy,
                editedAt);
    }

    /** This log with other words; a subject that is left out is made up. */
    CallLog with(Words words, Direction direction) {
        return new CallLog(
                contactId,
                contactName,
                associationId,
                Objects.requireNonNullElseGet(words.subject(), () -> subjectOf(direction, contactName)),
                words.notes(),
                words.disposition(),
                loggedBy,
                loggedAt,
                editedBy,
                editedAt);
    }

    CallLog withAssociation(@Nullable String newAssociationId) {
        return new CallLog(
                contactId,
                contactName,
                newAssociationId,
                subject,
                notes,
                disposition,
                loggedBy,
                loggedAt,
                editedBy,
                editedAt);
    }

    CallLog editedBy(String agentId, Instant at) {
        return new CallLog(
                contactId, contactName, associationId, subject, notes, disposition, loggedBy, loggedAt, agentId, at);
    }

    /** This log on another contact, with its words; a subject that was made up is made up anew. */
    CallLog on(Contact contact, Direction direction) {
        CallLog moved = new CallLog(
                contact.id(),
                contact.name(),
                associationId,
                subject,
                notes,
                disposition,
                loggedBy,
                loggedAt,
                editedBy,
                editedAt);
        return subjectIsMadeUp(direction) ? moved.withSubject(subjectOf(direction, contact.name())) : moved;
    }

    /** This log as one that a person chose the contact of. */
    CallLog chosenAt(Instant at) {
        return new CallLog(
                contactId,
                contactName,
                associationId,
                subject,
                notes,
                disposition,
                LoggedBy.AGENT,
                at,
                editedBy,
                editedAt);
    }

    /** Masked: names and notes are personal data. */
    @Override
    public String toString() {
        return "CallLog[" + contactId + ", " + loggedBy + "]";
    }
}
