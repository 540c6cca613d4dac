package dev.autolog.domain;

/**
 * A contact that has the other party's number.
 *
 * @param contact the contact
 * @param matchedPhone the number as typed in the CRM
 */
public record Candidate(Contact contact, String matchedPhone) {

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "Candidate[" + contact + "]";
    }
}
