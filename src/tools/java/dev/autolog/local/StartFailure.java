package dev.autolog.local;

/** Something of the local stack did not start; the message is one line for the person who started it. */
public final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String line;

    /** A failure that the line explains whole. */
    public StartFailure(String line) {
        super(line);
        this.line = line;
    }

    /** A failure with the error it came from. */
    public StartFailure(String line, Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    /** The message. */
    public String line() {
        return line;
    }
}
