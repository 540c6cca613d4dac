package dev.autolog.calls;

/** The status of a conflict. */
enum ConflictStatus {
    OPEN,
    RESOLVED,
    DISMISSED
}
