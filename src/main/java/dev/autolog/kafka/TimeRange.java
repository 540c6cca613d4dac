package dev.autolog.kafka;

import java.time.Duration;
import java.time.Instant;

/**
 * The plausible times of a field. A time outside the range comes from a clock that was never set or from a wrong unit.
 *
 * @param earliest inclusive
 * @param latest inclusive
 */
public record TimeRange(Instant earliest, Instant latest) {
    private static final Instant FIRST_CALL = Instant.parse("2000-01-01T00:00:00Z");
    /** A platform's clock may be wrong by a time zone, not by more. */
    private static final Duration CLOCK_ERROR = Duration.ofDays(1);

    /** The range for calls that are published at {@code now}, however late. */
    public static TimeRange ofCalls(Instant now) {
        return new TimeRange(FIRST_CALL, now.plus(CLOCK_ERROR));
    }

    /** The range for contacts that are published at {@code now}; a CRM may be older than its telephony. */
    public static TimeRange ofContacts(Instant now) {
        return new TimeRange(Instant.EPOCH, now.plus(CLOCK_ERROR));
    }

    /** Every time since the epoch, for fields whose reader handles future times itself. */
    public static TimeRange sinceEpoch() {
        return new TimeRange(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));
    }

    boolean contains(Instant time) {
        return !time.isBefore(earliest) && !time.isAfter(latest);
    }
}
