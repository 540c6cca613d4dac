package dev.autolog.records;

/** A record that can never be processed. It has no stack trace: bad input is expected, and there may be a lot of it. */
public final class BadRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final DeadLetterReason reason;

    /**
     * @param reason why
     * @param detail which field, never its value: values are personal data
     */
    public BadRecordException(DeadLetterReason reason, String detail) {
        super(detail, null, false, false);
        this.reason = reason;
    }

    public DeadLetterReason reason() {
        return reason;
    }

    /** Which field is bad; never its value. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
