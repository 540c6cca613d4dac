package dev.autolog.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BrokerClockTest {
    private static final Instant NOW = Instant.parse("2026-11-29T09:00:00Z");
    private static final long MILLIS = NOW.toEpochMilli();

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final BrokerClock brokerClock = new BrokerClock(Clock.fixed(NOW, ZoneOffset.UTC), registry);

    private double ahead() {
        return registry.get(BrokerClock.AHEAD).gauge().value();
    }

    @Test
    void beforeTheFirstAcknowledgementItIsThisMachines() {
        assertThat(brokerClock.millis()).isEqualTo(MILLIS);
        assertThat(ahead()).isZero();
    }

    @Test
    void aClockThatIsAheadIsSetBackByTheFastestAcknowledgement() {
        brokerClock.acknowledged(MILLIS - 5_400_700);
        brokerClock.acknowledged(MILLIS - 5_400_000);
        brokerClock.acknowledged(MILLIS - 5_400_300);

        assertThat(brokerClock.millis()).isEqualTo(MILLIS - 5_400_000);
        assertThat(ahead()).isEqualTo(5400);
    }

    @Test
    void aClockThatIsBehindIsSetForward() {
        brokerClock.acknowledged(MILLIS + 60_000);

        assertThat(brokerClock.millis()).isEqualTo(MILLIS + 60_000);
        assertThat(ahead()).isEqualTo(-60);
    }
}
