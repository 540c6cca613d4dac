package dev.autolog.stream;

import org.jspecify.annotations.Nullable;

/**
 * What a stream sends.
 *
 * @param name what kind; null for a heartbeat
 * @param id where to go on from, see {@link EventIds}; null where another event of the same change follows, or none at all
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
    /** The last event of a stream that ended because the person or the account opened too many. */
    public static final StreamEvent DISPLACED = new StreamEvent("displaced", null, "{}");

    /** The stream shows where it stands, and that it is open. */
    static StreamEvent alive(String id) {
        return new StreamEvent(null, id, null);
    }

    /** Events were missed: the client has to load everything again. */
    static StreamEvent reset(String id) {
        return new StreamEvent("reset", id, "{}");
    }

    /** Masked: data is about people. */
    @Override
    public String toString() {
        return "StreamEvent[" + name + ", " + id + "]";
    }
}
