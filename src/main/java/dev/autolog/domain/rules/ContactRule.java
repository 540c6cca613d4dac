package dev.autolog.domain.rules;

/** Which of several contacts with the number a call is logged on. A tie or a missing date leaves the choice to a person. */
public enum ContactRule {
    /** A person chooses. */
    ASK,
    MOST_RECENTLY_UPDATED,
    /** The first by name, ignoring case. */
    FIRST_BY_NAME,
    EARLIEST_CREATED
}
