package dev.autolog.stream;

import dev.autolog.outbox.AuditPosition;
import org.jspecify.annotations.Nullable;

/**
 * What a stream sends.
 *
 * @param name what kind; null for a heartbeat
 * @param id where to go on from; null where another event of the same change follows
 * @param data JSON; null for a heartbeat
 */
public record StreamEvent(
        @Nullable String name,
        @Nullable String id,
        @Nullable String data) {
    static final String CALL = "call";
    static final String CONFLICT = "conflict";
    /** The form of the call should be opened. */
    static final String LOG_FORM = "log-form";

    /** The stream shows where it stands, and that it is open. */
    static StreamEvent alive(AuditPosition at) {
        return new StreamEvent(null, at.text(), null);
    }

    /** Events were missed: the client has to load everything again. */
    static StreamEvent reset(AuditPosition at) {
        return new StreamEvent("reset", at.text(), "{}");
    }

    /** Masked: data is about people. */
    @Override
    public String toString() {
        return "StreamEvent[" + name + ", " + id + "]";
    }
}
