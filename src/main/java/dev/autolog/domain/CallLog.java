package dev.autolog.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is written in the CRM about a leg of a call, beside the facts of the call itself.
 *
 * @param contactId the contact it is logged on
 * @param contactName that contact's name when it was logged
 * @param associationId the deal, order or matter it belongs to; null when none
 * @param subject one line to show
 * @param notes what a person wrote; null when nothing
 * @param loggedBy who chose the contact
 * @param loggedAt when it was first logged on this contact
 */
public record CallLog(
        String contactId,
        String contactName,
        @Nullable String associationId,
        String subject,
        @Nullable String notes,
        LoggedBy loggedBy,
        Instant loggedAt) {

    /** One line for a call with a contact. */
    static String subjectOf(Direction direction, String contactName) {
        return switch (direction) {
            case INBOUND -> "Inbound call from " + contactName;
            case OUTBOUND -> "Outbound call to " + contactName;
        };
    }

    CallLog withSubject(String newSubject) {
        return new CallLog(contactId, contactName, associationId, newSubject, notes, loggedBy, loggedAt);
    }

    /** Masked: names and notes are personal data. */
    @Override
    public String toString() {
        return "CallLog[" + contactId + ", " + loggedBy + "]";
    }
}
