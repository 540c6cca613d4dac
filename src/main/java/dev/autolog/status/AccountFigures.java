package dev.autolog.status;

import dev.autolog.deadletters.WaitingDeadLetters;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of an account's calls and messages.
 *
 * @param open open conflicts
 * @param deadLetters records of the account that could never be processed and wait, by topic and reason
 * @param today in the account's time zone
 */
public record AccountFigures(OpenFigures open, List<WaitingDeadLetters> deadLetters, TodayFigures today) {
    public AccountFigures {
        deadLetters = List.copyOf(deadLetters);
    }

    /**
     * Open conflicts.
     *
     * @param count how many
     * @param atLeast whether there are more than {@code count}
     * @param oldestStartedAt when the oldest one's call began; null when none waits
     */
    public record OpenFigures(
            int count, boolean atLeast, @Nullable Instant oldestStartedAt) {}

    /**
     * A day, hour by hour. Calls and messages count where they began, settling where it was done.
     *
     * @param timeZone of the account
     * @param hours from the first of the day to the one that it is now
     */
    public record TodayFigures(LocalDate date, String timeZone, List<HourlyFigures> hours) {
        public TodayFigures {
            hours = List.copyOf(hours);
        }
    }
}
