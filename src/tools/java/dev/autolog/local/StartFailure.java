package dev.autolog.local;

/** A part of the local stack did not start. The message is one line for the person who started it. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String line;

    /** A failure without a cause. */
    public StartFailure(String line) {
        super(line);
        this.line = line;
    }

    /** A failure with its cause. */
    public StartFailure(String line, Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    /** The message. */
    public String line() {
        return line;
    }
}
