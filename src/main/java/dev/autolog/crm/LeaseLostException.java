package dev.autolog.crm;

/** This instance holds the lease of a connection no more; another may work on it. */
final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LeaseLostException() {
        super("the lease of a connection is lost", null, false, false);
    }
}
