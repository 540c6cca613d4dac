package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/**
 * A contact that has the other party's number, or for which the number is remembered.
 *
 * @param contact the contact
 * @param matchedPhone the number as typed in the CRM
 * @param reason why a contact without the number is a candidate; null for a contact with the number
 */
public record Candidate(
        Contact contact, String matchedPhone, @Nullable SuggestionReason reason) {
    /** A contact that has the number. */
    public Candidate(Contact contact, String matchedPhone) {
        this(contact, matchedPhone, null);
    }

    /** This candidate with at most the given number of open associations. */
    Candidate withAtMost(int associations) {
        return contact.openAssociations().size() <= associations
                ? this
                : new Candidate(contact.withAtMost(associations), matchedPhone, reason);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "Candidate[" + contact + "]";
    }
}
