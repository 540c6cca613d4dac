package dev.autolog.history;

import dev.autolog.validation.TimeParser;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A place in a list that is in order of time, newest first.
 *
 * @param startedAt when the last call before it started
 * @param id that call's id
 */
public record Cursor(Instant startedAt, UUID id) {

    /** Reads what {@link #text()} wrote; a {@link InvalidQueryException} if it is nothing of the kind. */
    public static Cursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", -1);
            if (parts.length == 2) {
                return new Cursor(TimeParser.inUtc(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Said below.
        }
        throw InvalidQueryException.cursor();
    }

    /** As callers hand it back. */
    public String text() {
        String parts = startedAt + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.US_ASCII));
    }
}
