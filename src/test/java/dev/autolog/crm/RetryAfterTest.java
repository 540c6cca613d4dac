package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-11-20T15:00:00Z");
    private final RetryAfter retryAfter = new RetryAfter(Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void secondsDatesAndTimesAreUnderstood() {
        assertThat(retryAfter.of(Map.of("retry-after", "7"))).isEqualTo(Duration.ofSeconds(7));
        assertThat(retryAfter.of(Map.of("retry-after", "Fri, 20 Nov 2026 15:00:09 GMT")))
                .isEqualTo(Duration.ofSeconds(9));
        assertThat(retryAfter.of(Map.of("x-ratelimit-reset", Long.toString(NOW.getEpochSecond() + 11))))
                .isEqualTo(Duration.ofSeconds(11));
        assertThat(retryAfter.of(Map.of("ratelimit-reset", "12"))).isEqualTo(Duration.ofSeconds(12));
        assertThat(retryAfter.of(Map.of("x-hubspot-ratelimit-interval-milliseconds", "10000")))
                .isEqualTo(Duration.ofSeconds(10));
        assertThat(retryAfter.of(Map.of())).isNull();
    }

    @Test
    void aWaitIsBetweenASecondAndADay() {
        assertThat(retryAfter.of(Map.of("retry-after", "0"))).isEqualTo(Duration.ofSeconds(1));
        assertThat(retryAfter.of(Map.of("retry-after", "999999"))).isEqualTo(Duration.ofDays(1));
    }

    @Test
    void anAnswerTellsThatALimitIsUsedUp() {
        Map<String, String> left =
                Map.of("x-hubspot-ratelimit-remaining", "3", "x-hubspot-ratelimit-interval-milliseconds", "10000");
        Map<String, String> none =
                Map.of("x-hubspot-ratelimit-remaining", "0", "x-hubspot-ratelimit-interval-milliseconds", "10000");

        assertThat(retryAfter.ofUsedUp(left)).isNull();
        assertThat(retryAfter.ofUsedUp(none)).isEqualTo(Duration.ofSeconds(10));
        assertThat(retryAfter.ofUsedUp(Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "4")))
                .isEqualTo(Duration.ofSeconds(4));
    }
}
