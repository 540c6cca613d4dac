package dev.autolog.domain;

/** The medium of an interaction. */
public enum Medium {
    CALL,
    /** Text messages; the messages of a thread share a log. */
    SMS
}
