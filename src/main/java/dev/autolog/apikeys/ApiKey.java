package dev.autolog.apikeys;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API key as admins see it, without the key itself.
 *
 * @param name chosen by the admin
 * @param createdBy agent id of the admin
 * @param lastUsedAt to the minute; null before the first use
 */
public record ApiKey(
        UUID id,
        String name,
        String createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {
    /** Masked: a name can be a person's. */
    @Override
    public String toString() {
        return "ApiKey[" + id + "]";
    }
}
