package dev.autolog.persistence;

/** What an SQLSTATE means for the work that was refused. */
public enum SqlStateMeaning {
    /** The database cannot do it now. The same work succeeds later. */
    UNAVAILABLE,
    /** The database takes no writes now, for example after a failover. The same work succeeds later, perhaps in another session. */
    READ_ONLY,
    /** The work took longer or needed more than is allowed. Half as much may succeed. */
    TOO_MUCH,
    /** A limit is reached: by a row, which stays too large, or by something that all sessions share. {@link WriteProbe} tells which. */
    LIMIT,
    /** A value of a row is at fault, or two rows of one statement contradict each other. The row alone is refused every time. */
    ROW_FAULT,
    /** The service and the database do not fit: an operator or another version mends it, and no row is at fault. */
    MISFIT
}
