package dev.autolog.domain;

/**
 * A contact whose number is similar to the other party's, but not safe enough to log on.
 *
 * @param contact the contact
 * @param matchedPhone the similar number as typed in the CRM
 * @param reason why it is similar
 */
public record Suggestion(Contact contact, String matchedPhone, SuggestionReason reason) {
    public Suggestion {
        // Associations matter only after a person chose the contact.
        contact = contact.withoutAssociations();
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "Suggestion[" + contact + ", " + reason + "]";
    }
}
