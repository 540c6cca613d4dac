package dev.autolog.domain;

/** Who put a call on a contact. */
public enum LoggedBy {
    /** The pipeline: there was no conflict. */
    AUTO,
    /** A rule of the account settled a conflict, such as a number that is remembered. */
    POLICY,
    /** A person. The pipeline never undoes what a person decided. */
    AGENT
}
