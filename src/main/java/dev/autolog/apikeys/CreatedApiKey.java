package dev.autolog.apikeys;

import org.jspecify.annotations.Nullable;

/**
 * A new API key.
 *
 * @param text the key itself, which cannot be had again; null if the request was a repetition
 */
public record CreatedApiKey(ApiKey key, @Nullable String text) {
    /** Masked: the key is a secret. */
    @Override
    public String toString() {
        return "CreatedApiKey[…]";
    }
}
