package dev.autolog.domain;

/** What keeps the pipeline from logging a call on the contact that it found. */
public enum MatchDoubt {
    /** Nothing does. */
    NONE,
    /** The CRM said something newer of one of the contacts that could not be read. */
    UNREADABLE_RECORD,
    /** The number is an agent's own line too, as calls have shown. */
    OWN_LINE,
    /** A person said that the number's calls go to one contact, and the CRM has since given it to another alone. */
    REMEMBERED_ELSEWHERE
}
