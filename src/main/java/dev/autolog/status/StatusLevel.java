package dev.autolog.status;

/** The overall status of the service. */
public enum StatusLevel {
    RUNNING,
    /** The service runs, but lags behind its input or with publishing. */
    BEHIND,
    /** A required dependency is unavailable. */
    NOT_RUNNING
}
