package dev.autolog.domain;

/** Why the pipeline must not log a call on the contact that it found. */
public enum MatchDoubt {
    /** No doubt. */
    NONE,
    /** A newer record of one of the contacts could not be read. */
    UNREADABLE_RECORD,
    /** Calls have shown the number to be an agent's own line too. */
    OWN_LINE,
    /** A person chose a contact for all calls of the number, and the CRM has since given it to one other contact only. */
    REMEMBERED_ELSEWHERE
}
