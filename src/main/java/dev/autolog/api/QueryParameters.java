package dev.autolog.api;

import dev.autolog.history.Cursor;
import dev.autolog.history.InvalidQueryException;
import dev.autolog.history.PageRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads query parameters. Each that cannot be understood is a {@link InvalidQueryException}; one that is empty counts as left out, as
 * forms send those.
 */
final class QueryParameters {
    private static final int LONGEST = 256;
    private static final int USUAL_LIMIT = 50;
    private static final int HIGHEST_LIMIT = 100;

    private QueryParameters() {}

    /** A text; null when left out. */
    static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new InvalidQueryException(name, "has more than " + LONGEST + " characters, or one that no text has");
        }
        return value;
    }

    /** One of an enum's constants, in any case; null when left out. */
    static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String name, @Nullable String value) {
        String text = text(name, value);
        if (text == null) {
            return null;
        }
        List<E> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidQueryException(name, "is none of " + constants));
    }

    /** Which part of a list. */
    static PageRequest span(
            @Nullable String from, @Nullable String to, @Nullable String cursor, @Nullable String limit) {
        String after = text("cursor", cursor);
        return new PageRequest(
                time("from", from), time("to", to), after == null ? null : Cursor.of(after), limit(limit));
    }

    /** How many at most; as many as usual when left out. */
    static int limit(@Nullable String value) {
        String text = text("limit", value);
        if (text == null) {
            return USUAL_LIMIT;
        }
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > HIGHEST_LIMIT) {
            throw new InvalidQueryException("limit", "is no number from 1 to " + HIGHEST_LIMIT);
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Instant time(String name, @Nullable String value) {
        String text = text(name, value);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new InvalidQueryException(name, "is no ISO-8601 time with an offset, such as 2026-11-23T09:00:00Z");
        }
    }
}
