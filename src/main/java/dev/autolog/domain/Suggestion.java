package dev.autolog.domain;

/**
 * A contact whose number is near the other party's, but not safe enough to log against.
 *
 * @param contact the contact
 * @param matchedPhone the near number as typed in the CRM
 * @param reason what the two numbers have in common
 */
public record Suggestion(Contact contact, String matchedPhone, SuggestionReason reason) {
    public Suggestion {
        // What is open matters once a person has taken it.
        contact = contact.withoutAssociations();
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "Suggestion[" + contact + ", " + reason + "]";
    }
}
