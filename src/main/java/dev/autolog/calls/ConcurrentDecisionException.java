package dev.autolog.calls;

/** Another transaction inserted a leg at the same time; a retry reads that leg. */
public final class ConcurrentDecisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConcurrentDecisionException() {
        super("a leg was decided by another instance at the same time", null, false, false);
    }
}
