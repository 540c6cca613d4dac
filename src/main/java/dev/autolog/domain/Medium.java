package dev.autolog.domain;

/** The medium of an interaction. */
public enum Medium {
    CALL,
    /** Text messages; those that belong together are logged together. */
    SMS
}
