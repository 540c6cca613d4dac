package dev.autolog.status;

/** How the service is doing, in a word. */
public enum StatusLevel {
    RUNNING,
    /** It runs, and has not caught up with what came in, or with what it has to publish. */
    BEHIND,
    /** Something that it cannot do without is away. */
    NOT_RUNNING
}
