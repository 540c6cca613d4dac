package dev.autolog.calls;

/** Another instance decided a leg at the same time; trying again finds it decided. */
public final class ConcurrentDecisionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConcurrentDecisionException() {
        super("a leg was decided by another instance at the same time", null, false, false);
    }
}
