package dev.autolog.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * The time by the brokers' clock, which the times of records are by: this machine's may be wrong. It is learnt from
 * acknowledgements, as precisely as the fastest of a minute is; before the first one it is this machine's.
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

    /** The time, in milliseconds since 1970. */
    public long millis() {
        return clock.millis() - ahead();
    }

    /** Notes that a broker has just acknowledged a record, which has this time. */
    void acknowledged(long recordTime) {
        note(clock.millis() - recordTime, System.nanoTime());
    }

    /** An acknowledgement takes time, which makes this machine's clock seem ahead: the least counts. */
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
