package dev.autolog.crm;

/** The result of a piece of work on a connection. */
enum WorkProgress {
    DONE,
    NOTHING_DUE,
    /** The connection has to rest, or an admin has to do something. */
    STOP
}
