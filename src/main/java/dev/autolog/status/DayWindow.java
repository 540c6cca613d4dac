package dev.autolog.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A day until now, as a time zone has it. Its hours are counted from its beginning, so the one that comes twice in autumn is
 * two.
 */
record DayWindow(LocalDate date, ZoneId zone, Instant begin, Instant now) {
    static DayWindow today(Instant now, ZoneId zone) {
        LocalDate date = now.atZone(zone).toLocalDate();
        return new DayWindow(date, zone, date.atStartOfDay(zone).toInstant(), now);
    }

    /** How many hours have begun. */
    int hours() {
        return (int) Duration.between(begin, now).toHours() + 1;
    }

    Instant startOf(int hour) {
        return begin.plus(Duration.ofHours(hour));
    }

    /** When nothing of the day is left, or calls are dated ahead of the clock. */
    Instant end() {
        return startOf(hours());
    }
}
