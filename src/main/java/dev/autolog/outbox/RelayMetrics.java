package dev.autolog.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What operators see of the relay. */
@ApplicationScoped
class RelayMetrics {
    /** Age of the oldest decision that is not published yet, in seconds; 0 when all are. */
    static final String OLDEST_AGE = "outbox.oldest.age";
    /** Lines of the audit trail that the relay has dealt with. */
    static final String RELAYED = "outbox.relayed";
    /** 1 on the instance that publishes, 0 on the others. */
    static final String ACTIVE = "outbox.active";

    private final AtomicLong oldestAgeMillis = new AtomicLong();
    private final AtomicInteger active = new AtomicInteger();
    private final Counter relayed;

    RelayMetrics(MeterRegistry registry) {
        relayed = registry.counter(RELAYED);
        Gauge.builder(OLDEST_AGE, oldestAgeMillis, age -> age.get() / 1000.0)
                .description("Age of the oldest decision that is not published yet, as the active instance sees it")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(ACTIVE, active, AtomicInteger::get)
                .description("1 on the instance that publishes decisions")
                .register(registry);
    }

    void standingBy() {
        active.set(0);
    }

    void behind(Instant oldest, Instant now) {
        active.set(1);
        oldestAgeMillis.set(Math.max(0, Duration.between(oldest, now).toMillis()));
    }

    void caughtUp(Optional<Instant> oldest, Instant now) {
        behind(oldest.orElse(now), now);
    }

    void published(int lines) {
        relayed.increment(lines);
    }

    /** What went wrong, without a message. */
    static String nameOf(Exception failure) {
        Throwable cause =
                failure instanceof ExecutionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName();
    }
}
