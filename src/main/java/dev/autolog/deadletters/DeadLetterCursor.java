package dev.autolog.deadletters;

import dev.autolog.history.InvalidQueryException;
import dev.autolog.validation.TimeParser;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * A place in the list of dead letters, newest first.
 *
 * @param at when the last letter before it became one
 * @param id that letter
 */
public record DeadLetterCursor(Instant at, DeadLetterId id) {

    static DeadLetterCursor of(DeadLetter last) {
        return new DeadLetterCursor(last.at(), last.id());
    }

    /** Reads what {@link #text()} wrote; a {@link InvalidQueryException} if it is nothing of the kind. */
    public static DeadLetterCursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("/", -1);
            if (parts.length == 2) {
                Instant at = TimeParser.inUtc(parts[0]);
                return DeadLetterId.of(parts[1])
                        .map(id -> new DeadLetterCursor(at, id))
                        .orElseThrow(DeadLetterCursor::misunderstood);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Said below.
        }
        throw misunderstood();
    }

    private static InvalidQueryException misunderstood() {
        return InvalidQueryException.cursor();
    }

    /** As callers hand it back. */
    String text() {
        String parts = at + "/" + id.text();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.US_ASCII));
    }
}
