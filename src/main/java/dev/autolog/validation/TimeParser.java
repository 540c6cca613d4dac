package dev.autolog.validation;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Parses times of requests. Only times that PostgreSQL and every client can hold are valid: the years 1 to 9999. */
public final class TimeParser {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("9999-12-31T23:59:59Z").plusSeconds(1);

    private TimeParser() {}

    /**
     * Parses an ISO-8601 time with an offset, as requests have it.
     *
     * @throws DateTimeException if the text is not such a time, or the time is out of range
     */
    public static Instant withOffset(String text) {
        return checked(OffsetDateTime.parse(text).toInstant());
    }

    /**
     * Parses an ISO-8601 time in UTC, as cursors have it.
     *
     * @throws DateTimeException if the text is not such a time, or the time is out of range
     */
    public static Instant inUtc(String text) {
        return checked(Instant.parse(text));
    }

    private static Instant checked(Instant time) {
        if (time.isBefore(EARLIEST) || !time.isBefore(END)) {
            throw new DateTimeException("out of range");
        }
        return time;
    }
}
