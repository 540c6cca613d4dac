package dev.autolog.persistence;

/** The database refuses every write, for a reason other than the written rows. The same work succeeds later. */
public class RefusedWritesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The message names the SQLSTATE of the refusal. */
    public RefusedWritesException(String sqlState) {
        super("PostgreSQL refuses every write: " + sqlState);
    }
}
