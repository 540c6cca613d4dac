package dev.autolog.calls;

/** Where a conflict stands. */
enum ConflictStatus {
    OPEN,
    RESOLVED,
    DISMISSED
}
