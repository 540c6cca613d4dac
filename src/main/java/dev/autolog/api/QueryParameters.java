package dev.autolog.api;

import dev.autolog.history.Cursor;
import dev.autolog.history.InvalidQueryException;
import dev.autolog.history.PageRequest;
import dev.autolog.validation.TimeParser;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses query parameters. An invalid one throws {@link InvalidQueryException}; an empty one counts as omitted, as forms send it. */
final class QueryParameters {
    private static final int LONGEST = 256;
    private static final int DEFAULT_LIMIT = 50;
    private static final int MAX_LIMIT = 100;

    private QueryParameters() {}

    /** A text; null when omitted. */
    static @Nullable String text(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        if (value.length() > LONGEST || value.indexOf('\0') >= 0) {
            throw new InvalidQueryException(
                    name, name + " must have at most " + LONGEST + " characters, and no NUL character.");
        }
        return value;
    }

    /** A constant of an enum, in upper or lower case; null when omitted. */
    static <E extends Enum<E>> @Nullable E oneOf(Class<E> type, String name, @Nullable String value) {
        String text = text(name, value);
        if (text == null) {
            return null;
        }
        List<E> constants = List.of(type.getEnumConstants());
        return constants.stream()
                .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new InvalidQueryException(name, name + " must be one of " + constants + "."));
    }

    /** The time range, cursor and limit of a list. */
    static PageRequest span(
            @Nullable String from, @Nullable String to, @Nullable String cursor, @Nullable String limit) {
        String after = text("cursor", cursor);
        return new PageRequest(
                time("from", from), time("to", to), after == null ? null : Cursor.of(after), limit(limit));
    }

    /** The page size, 1 to 100; 50 when omitted. */
    static int limit(@Nullable String value) {
        String text = text("limit", value);
        if (text == null) {
            return DEFAULT_LIMIT;
        }
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MAX_LIMIT) {
            throw new InvalidQueryException("limit", "limit must be a number from 1 to " + MAX_LIMIT + ".");
        }
        return Integer.parseInt(text);
    }

    private static @Nullable Instant time(String name, @Nullable String value) {
        String text = text(name, value);
        if (text == null) {
            return null;
        }
        try {
            return TimeParser.withOffset(text);
        } catch (DateTimeException e) {
            throw new InvalidQueryException(
                    name,
                    name
                            + " must be an ISO-8601 time with an offset and a year up to 9999, such as 2026-11-23T09:00:00Z.");
        }
    }
}
