package dev.autolog.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.apikeys.ApiKey;
import dev.autolog.apikeys.CreatedApiKey;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An API key.
 *
 * @param name tells the key from others
 * @param createdBy agent id of the admin
 * @param lastUsedAt to the minute; null before the first use
 * @param key the key itself; only in the answer to the request that created it
 */
@Schema(name = "ApiKey")
record ApiKeyView(
        UUID id,
        String name,
        String createdBy,
        Instant createdAt,
        @Nullable Instant lastUsedAt,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key) {
    static ApiKeyView of(ApiKey key) {
        return new ApiKeyView(key.id(), key.name(), key.createdBy(), key.createdAt(), key.lastUsedAt(), null);
    }

    static ApiKeyView of(CreatedApiKey created) {
        ApiKey key = created.key();
        return new ApiKeyView(key.id(), key.name(), key.createdBy(), key.createdAt(), key.lastUsedAt(), created.text());
    }

    /** Masked: the key is a secret. */
    @Override
    public String toString() {
        return "ApiKeyView[" + id + "]";
    }
}
