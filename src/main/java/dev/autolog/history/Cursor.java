package dev.autolog.history;

import dev.autolog.validation.TimeParser;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/**
 * A position in a list that is sorted by time, newest first.
 *
 * @param startedAt when the last call before the position started
 * @param id that call's id
 */
public record Cursor(Instant startedAt, UUID id) {

    /** Parses the result of {@link #text()}; throws {@link InvalidQueryException} if the text is not a cursor. */
    public static Cursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", -1);
            if (parts.length == 2) {
                return new Cursor(TimeParser.inUtc(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Reported below.
        }
        throw InvalidQueryException.cursor();
    }

    /** The cursor as the API returns and accepts it. */
    public String text() {
        String parts = startedAt + "/" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.US_ASCII));
    }
}
