package dev.autolog.status;

import dev.autolog.deadletters.WaitingDeadLetters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The figures of an account's calls and messages.
 *
 * @param open open conflicts
 * @param deadLetters the account's waiting dead letters, by topic and reason
 * @param today the figures of today in the account's time zone
 */
public record AccountFigures(OpenFigures open, List<WaitingDeadLetters> deadLetters, TodayFigures today) {
    public AccountFigures {
        deadLetters = List.copyOf(deadLetters);
    }

    /**
     * Open conflicts.
     *
     * @param count number of open conflicts
     * @param atLeast whether there are more than {@code count}
     * @param oldestStartedAt when the call of the oldest conflict started; null when none is open
     */
    public record OpenFigures(
            int count, boolean atLeast, @Nullable Instant oldestStartedAt) {}

    /**
     * The figures of a day by hour. Calls, messages and conflicts count in the hour of their start, resolutions in their own.
     *
     * @param timeZone the account's time zone
     * @param hours from the first hour of the day to the current one
     */
    public record TodayFigures(LocalDate date, String timeZone, List<HourlyFigures> hours) {
        public TodayFigures {
            hours = List.copyOf(hours);
        }
    }
}
