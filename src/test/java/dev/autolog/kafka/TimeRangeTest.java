package dev.autolog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class TimeRangeTest {
    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");

    @Test
    void callsAreOfThisCenturyAndAtMostADayAhead() {
        TimeRange range = TimeRange.ofCalls(NOW);

        assertThat(range.contains(Instant.parse("2000-01-01T00:00:00Z"))).isTrue();
        assertThat(range.contains(Instant.parse("1999-12-31T23:59:59.999Z"))).isFalse();
        assertThat(range.contains(Instant.parse("2026-11-24T09:00:00Z"))).isTrue();
        assertThat(range.contains(Instant.parse("2026-11-24T09:00:00.001Z"))).isFalse();
    }

    @Test
    void contactsMayBeOlderThanTelephony() {
        TimeRange range = TimeRange.ofContacts(NOW);

        assertThat(range.contains(Instant.EPOCH)).isTrue();
        assertThat(range.contains(Instant.EPOCH.minusMillis(1))).isFalse();
        assertThat(range.contains(NOW.plusSeconds(86_401))).isFalse();
    }
}
