package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/**
 * An inbox that several agents read.
 *
 * @param id the platform's id of it
 * @param name what people call it; null when the platform does not tell
 */
public record SharedInbox(String id, @Nullable String name) {

    /** What to call it. */
    public String label() {
        return name == null ? id : name;
    }

    /** Masked: an inbox can have a person's name. */
    @Override
    public String toString() {
        return "SharedInbox[" + id + "]";
    }
}
