package dev.autolog.stream;

import org.jspecify.annotations.Nullable;

/**
 * An event of a stream.
 *
 * @param name the kind of event; null for a heartbeat
 * @param id the position to resume from, see {@link EventIds}; null if more events of the same change follow, or on displacement
 * @param data JSON; null for a heartbeat
 */
public record StreamEvent(
        @Nullable String name,
        @Nullable String id,
        @Nullable String data) {
    static final String CALL = "call";
    static final String CONFLICT = "conflict";
    /** The client should open the log form of the call. */
    static final String LOG_FORM = "log-form";
    /** The last event of a stream that ended because the person or the account opened too many. */
    public static final StreamEvent DISPLACED = new StreamEvent("displaced", null, "{}");

    /** A heartbeat with the current position. */
    static StreamEvent alive(String id) {
        return new StreamEvent(null, id, null);
    }

    /** Events were missed: the client has to load everything again. */
    static StreamEvent reset(String id) {
        return new StreamEvent("reset", id, "{}");
    }

    /** Masked: the data is personal. */
    @Override
    public String toString() {
        return "StreamEvent[" + name + ", " + id + "]";
    }
}
