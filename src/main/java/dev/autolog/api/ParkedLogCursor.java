package dev.autolog.api;

import dev.autolog.crm.ParkedLog;
import dev.autolog.history.InvalidQueryException;
import dev.autolog.validation.TimeParser;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/**
 * A position in the list of parked logs, the last parked first.
 *
 * @param since when the last log before the position was parked
 * @param callLogId id of that log
 */
record ParkedLogCursor(Instant since, String callLogId) {
    static ParkedLogCursor of(ParkedLog last) {
        return new ParkedLogCursor(last.since(), last.callLogId());
    }

    /** Parses the result of {@link #text()}; throws {@link InvalidQueryException} if the text is not a cursor. */
    static ParkedLogCursor of(String text) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("/", 2);
            if (parts.length == 2 && RequestJsonFactory.isStorable(parts[1])) {
                return new ParkedLogCursor(TimeParser.inUtc(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException | DateTimeException e) {
            // Reported below.
        }
        throw InvalidQueryException.cursor();
    }

    /** The cursor as the API returns and accepts it. */
    String text() {
        String parts = since + "/" + callLogId;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(parts.getBytes(StandardCharsets.UTF_8));
    }
}
