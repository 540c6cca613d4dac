package dev.autolog.persistence;

/** A transaction would exceed its memory limit. The same work in smaller batches succeeds. */
public class BatchTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The message names what is too large, without any data. */
    public BatchTooLargeException(String message) {
        super(message);
    }
}
