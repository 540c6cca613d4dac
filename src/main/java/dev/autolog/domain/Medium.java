package dev.autolog.domain;

/** By what somebody was in touch. */
public enum Medium {
    CALL,
    /** Text messages; those that belong together are logged together. */
    SMS
}
