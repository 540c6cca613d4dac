package dev.autolog.domain.rules;

/** Which of several contacts that have the number a call is logged on. A tie, or a date that one of them lacks, is for a person. */
public enum ContactRule {
    /** A person chooses. */
    ASK,
    MOST_RECENTLY_UPDATED,
    /** The first by name, letter case aside. */
    FIRST_BY_NAME,
    EARLIEST_CREATED
}
