package dev.autolog.deadletters;

import dev.autolog.history.InvalidQueryException;
import dev.autolog.validation.TimeParser;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * A position in the list of dead letters, newest first.
 *
 * @param at when the last dead letter before the position became one
 * @param id that dead letter
 */
public record DeadLetterCursor(Instant at, DeadLetterId id) {

    static DeadLetterCursor of(DeadLetter last) {
        return new DeadLetterCursor(last.at(), last.id());
    }

    /** Parses the result of {@link #text()}; throws {@link InvalidQueryException} if the text is not a cursor. */
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
            // Reported below.
        }
        throw misunderstood();
    }

    private static InvalidQueryException misunderstood() {
        return InvalidQueryException.cursor();
    }

    /** The cursor as the API returns and accepts it. */
    String text() {
        String parts = at + "/" + id.text();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.US_ASCII));
    }
}
