package dev.autolog.contract;

import org.jspecify.annotations.Nullable;

/**
 * A record as it may stand on a topic.
 *
 * @param name the file's name without its ending
 * @param key the record's key, the one that its value names
 * @param value null for a tombstone
 */
public record Example(
        String topic, String name, String key, @Nullable String value) {
    @Override
    public String toString() {
        return topic + "/" + name;
    }
}
