package dev.autolog.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * The brokers' clock, which timestamps the records; this machine's clock may be wrong. Each acknowledgement measures the
 * difference between the two, and the fastest of a minute counts. Before the first acknowledgement the difference is 0.
 */
@ApplicationScoped
public class BrokerClock {
    /** How far this machine's clock is ahead of the brokers', in seconds; negative if it is behind. */
    static final String AHEAD = "clock.ahead";

    private static final long WINDOW = Duration.ofMinutes(1).toNanos();

    private final Clock clock;
    private long windowBegin = System.nanoTime();
    private long ahead;
    private long aheadBefore = Long.MAX_VALUE;
    private boolean known;

    BrokerClock(Clock clock, MeterRegistry registry) {
        this.clock = clock;
        Gauge.builder(AHEAD, this, one -> one.ahead() / 1000.0)
                .description("How far this machine's clock is ahead of the brokers'")
                .baseUnit("seconds")
                .register(registry);
    }

    /** The current time, in milliseconds since 1970. */
    public long millis() {
        return clock.millis() - ahead();
    }

    /** Notes the timestamp of a record that a broker has just acknowledged. */
    void acknowledged(long recordTime) {
        note(clock.millis() - recordTime, System.nanoTime());
    }

    /** The delay of an acknowledgement makes this machine's clock seem ahead, so the smallest difference counts. */
    private synchronized void note(long difference, long now) {
        if (!known || now - windowBegin > WINDOW) {
            aheadBefore = known ? ahead : Long.MAX_VALUE;
            ahead = difference;
            windowBegin = now;
            known = true;
        } else {
            ahead = Math.min(ahead, difference);
        }
    }

    private synchronized long ahead() {
        return Math.min(ahead, aheadBefore);
    }
}
