package dev.autolog.persistence;

/** The meaning of an SQLSTATE for the refused work. */
public enum SqlStateMeaning {
    /** The database is temporarily unable. The same work succeeds later. */
    UNAVAILABLE,
    /** The database takes no writes now, for example after a failover. The same work succeeds later, perhaps in another session. */
    READ_ONLY,
    /** The work exceeded a limit of time or memory. Half as much may succeed. */
    TOO_MUCH,
    /**
     * A limit is reached: of a row, which stays too large, or of a resource shared by all sessions. {@link WriteProbe} tells
     * them apart.
     */
    LIMIT,
    /** A row has an invalid value, or two rows of one statement conflict. The row alone fails every time. */
    ROW_FAULT,
    /** The service and the database do not fit together: an operator or another release must fix it, and no row is at fault. */
    MISFIT
}
