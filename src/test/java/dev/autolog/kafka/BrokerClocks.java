package dev.autolog.kafka;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** Clocks of brokers for tests of other packages. */
public final class BrokerClocks {
    private BrokerClocks() {}

    /**
     * The brokers' clock as an instance knows it.
     *
     * @param now the instance's time, which stands still
     * @param ahead how far that is ahead of the brokers'
     */
    public static BrokerClock at(Instant now, Duration ahead) {
        BrokerClock brokerClock = new BrokerClock(Clock.fixed(now, ZoneOffset.UTC), new SimpleMeterRegistry());
        brokerClock.acknowledged(now.minus(ahead).toEpochMilli());
        return brokerClock;
    }
}
