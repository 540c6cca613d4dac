package dev.autolog.domain.rules;

/**
 * Which kinds of calls are logged.
 *
 * @param internal calls between lines of the account; they match no contact, so a person is asked about each
 * @param missed unanswered calls
 * @param voicemails calls that ended in a voicemail box
 * @param missedButAnsweredByOthers the missed legs of a call that a colleague answered
 */
public record CallSelection(boolean internal, boolean missed, boolean voicemails, boolean missedButAnsweredByOthers) {
    /** All but internal ones. */
    public static final CallSelection ALL_OUTSIDE = new CallSelection(false, true, true, true);
}
