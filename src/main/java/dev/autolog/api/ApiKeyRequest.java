package dev.autolog.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The request to create an API key.
 *
 * @param name tells the key from others
 */
record ApiKeyRequest(
        @Schema(required = true, maxLength = LONGEST_NAME) @Nullable
        String name) {
    private static final int LONGEST_NAME = 100;

    /** The name; throws a problem if it is missing or too long. */
    String checked() {
        new RequestValidator().required("name", name, LONGEST_NAME).refuse();
        return name == null ? "" : name.strip();
    }

    /** Masked: a name can be a person's. */
    @Override
    public String toString() {
        return "ApiKeyRequest[…]";
    }
}
