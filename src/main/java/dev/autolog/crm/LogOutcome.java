package dev.autolog.crm;

/** The outcome of the write of one log. */
public sealed interface LogOutcome {
    /** It stands in the CRM as it has to. */
    record Complete(String recordId) implements LogOutcome {}

    /**
     * A part is done, and is not to be repeated.
     *
     * @param step tells the adapter where to go on; at most 200 characters
     */
    record Partly(String recordId, String step) implements LogOutcome {}

    /** The record that was to be changed is gone: the log is to be written anew. */
    record Gone() implements LogOutcome {}

    /**
     * The CRM refuses it for what it holds; a person has to look.
     *
     * @param code of the CRM's, without values
     */
    record Rejected(String code) implements LogOutcome {}
}
