package dev.autolog.kafka;

import org.jspecify.annotations.Nullable;

/** A record that can never be processed. It has no stack trace: bad input is expected, and there may be a lot of it. */
public final class InvalidRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final DeadLetterReason reason;
    private final @Nullable String detail;

    /**
     * @param reason why it cannot be processed
     * @param detail the path of the field at fault, never its value: values are personal data; null if no single field is
     */
    public InvalidRecordException(DeadLetterReason reason, @Nullable String detail) {
        super(detail == null ? reason.name() : reason + " " + detail, null, false, false);
        this.reason = reason;
        this.detail = detail;
    }

    /** A record without a single field at fault. */
    public InvalidRecordException(DeadLetterReason reason) {
        this(reason, null);
    }

    public DeadLetterReason reason() {
        return reason;
    }

    /** The path of the field at fault, for example {@code agent.id} or {@code phones[3]}; null if no single field is. */
    public @Nullable String detail() {
        return detail;
    }
}
