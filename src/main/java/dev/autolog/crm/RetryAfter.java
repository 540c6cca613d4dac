package dev.autolog.crm;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long a CRM asks to wait, by the headers of its answer. */
public final class RetryAfter {
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    /** A day's limit of HubSpot ends at midnight in the account's zone, which no header says. */
    private static final Duration DAY_USED_UP = Duration.ofHours(1);
    /** Numbers above are times, below are seconds from now. */
    private static final long TIMES_BEGIN = 1_000_000_000L;

    private static final long MILLISECONDS_BEGIN = 100_000_000_000L;

    /** How many requests are left. */
    private static final List<String> REMAINING = List.of(
            "ratelimit-remaining",
            "x-ratelimit-remaining",
            "x-hubspot-ratelimit-remaining",
            "x-hubspot-ratelimit-daily-remaining");

    private final Clock clock;

    /** Times are counted from this clock. */
    public RetryAfter(Clock clock) {
        this.clock = clock;
    }

    /** For an answer that refuses a request: between a second and a day; null if no header says. */
    public @Nullable Duration of(Map<String, String> headers) {
        Duration wait = read(headers);
        if (wait == null) {
            return null;
        }
        return wait.compareTo(SHORTEST) < 0 ? SHORTEST : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    /** For any answer: how long to wait if its headers say that a limit is used up; null if none does. */
    @Nullable
    Duration ofUsedUp(Map<String, String> headers) {
        return REMAINING.stream().anyMatch(header -> "0".equals(headers.get(header))) ? of(headers) : null;
    }

    private @Nullable Duration read(Map<String, String> headers) {
        String after = headers.get("retry-after");
        if (after != null) {
            return isNumber(after) ? number(after) : date(after);
        }
        if ("0".equals(headers.get("x-hubspot-ratelimit-daily-remaining"))) {
            return DAY_USED_UP;
        }
        String interval = headers.get("x-hubspot-ratelimit-interval-milliseconds");
        if (interval != null && isNumber(interval)) {
            return Duration.ofMillis(Long.parseLong(interval));
        }
        String reset = headers.getOrDefault("x-ratelimit-reset", headers.get("ratelimit-reset"));
        return reset != null && isNumber(reset) ? number(reset) : null;
    }

    private static boolean isNumber(String text) {
        return text.matches("\\d{1,15}");
    }

    private Duration number(String text) {
        long number = Long.parseLong(text);
        if (number < TIMES_BEGIN) {
            return Duration.ofSeconds(number);
        }
        return Duration.between(
                clock.instant(),
                number < MILLISECONDS_BEGIN ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number));
    }

    private @Nullable Duration date(String text) {
        try {
            return Duration.between(clock.instant(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return null;
        }
    }
}
