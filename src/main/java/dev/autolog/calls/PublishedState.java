package dev.autolog.calls;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The last published state of a log or a conflict.
 *
 * @param id id of the leg
 * @param version version of the log or conflict
 * @param value the published JSON; null for a tombstone
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
