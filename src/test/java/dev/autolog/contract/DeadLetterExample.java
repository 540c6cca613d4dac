package dev.autolog.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A record that can never be processed, and what Autolog says of it.
 *
 * @param topic where it was sent to, such as {@code call-ended}
 * @param reason the header {@code dead-letter-reason}
 * @param detail the header {@code dead-letter-detail}; null when no one field is at fault
 * @param key null when it was sent without one
 * @param file holds the value; null when it was sent without one
 * @param paddedTo the value's size in bytes, reached with spaces; 0 for the file's own
 * @param verdict what the topic's schema says of the value; null when it is no JSON at all
 */
public record DeadLetterExample(
        String topic,
        String name,
        String reason,
        @Nullable String detail,
        @Nullable String key,
        @Nullable Path file,
        int paddedTo,
        @Nullable Verdict verdict) {

    /** Whether a fault is one that a JSON Schema can describe. */
    public enum Verdict {
        @JsonProperty("refuses")
        REFUSES,
        @JsonProperty("accepts")
        ACCEPTS
    }

    /** The bytes to send; null for a record without a value. */
    public byte @Nullable [] value() {
        if (file == null) {
            return null;
        }
        try {
            byte[] bytes = Files.readAllBytes(file);
            int length = bytes.length;
            if (paddedTo > length) {
                bytes = Arrays.copyOf(bytes, paddedTo);
                Arrays.fill(bytes, length, paddedTo, (byte) ' ');
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return topic + "-dead-letter/" + name;
    }
}
