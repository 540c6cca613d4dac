package dev.autolog.calls;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a topic says last of a log or a conflict.
 *
 * @param id the leg's
 * @param version the log's or the conflict's
 * @param value null for a tombstone
 */
public record PublishedState(
        String accountId, UUID id, int version, @Nullable String value) {
    LegId leg() {
        return new LegId(accountId, id);
    }

    /** Masked: values hold personal data. */
    @Override
    public String toString() {
        return "PublishedState[" + id + ", " + version + "]";
    }
}
