package dev.autolog.crm;

/** What came of a piece of work on a connection. */
enum WorkProgress {
    DONE,
    NOTHING_DUE,
    /** The connection has to rest, or an admin has to do something. */
    STOP
}
