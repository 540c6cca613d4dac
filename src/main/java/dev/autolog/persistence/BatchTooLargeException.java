package dev.autolog.persistence;

/** A transaction would need more memory than one may take. The same work in smaller parts succeeds. */
public class BatchTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what is too large, without any data. */
    public BatchTooLargeException(String message) {
        super(message);
    }
}
