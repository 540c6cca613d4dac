package dev.autolog.persistence;

/** The database refuses every write, not one of the rows that were written. The same work succeeds later. */
public class RefusedWritesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Names the state of the refusal. */
    public RefusedWritesException(String sqlState) {
        super("PostgreSQL refuses every write: " + sqlState);
    }
}
