package dev.autolog.domain;

import org.jspecify.annotations.Nullable;

/**
 * An inbox that several agents read.
 *
 * @param id the platform's id
 * @param name the name to show; null if the platform does not report it
 */
public record SharedInbox(String id, @Nullable String name) {

    /** The name to show, or else the id. */
    public String label() {
        return name == null ? id : name;
    }

    /** Masked: an inbox can have a person's name. */
    @Override
    public String toString() {
        return "SharedInbox[" + id + "]";
    }
}
