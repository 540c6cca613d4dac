package dev.autolog.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * The current day in a time zone, until now. Hours are counted from the start of the day, so the repeated hour in autumn counts
 * as two.
 */
record DayWindow(LocalDate date, ZoneId zone, Instant begin, Instant now) {
    static DayWindow today(Instant now, ZoneId zone) {
        LocalDate date = now.atZone(zone).toLocalDate();
        return new DayWindow(date, zone, date.atStartOfDay(zone).toInstant(), now);
    }

    /** Number of hours that have begun. */
    int hours() {
        return (int) Duration.between(begin, now).toHours() + 1;
    }

    Instant startOf(int hour) {
        return begin.plus(Duration.ofHours(hour));
    }

    /** The end of the current hour; calls can be dated ahead of the clock. */
    Instant end() {
        return startOf(hours());
    }
}
