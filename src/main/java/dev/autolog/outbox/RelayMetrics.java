package dev.autolog.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Metrics of the relay. */
@ApplicationScoped
class RelayMetrics {
    /** Age of the oldest unpublished entry in seconds; 0 if all are published. */
    static final String OLDEST_AGE = "outbox.oldest.age";
    /** Number of audit entries that the relay processed. */
    static final String RELAYED = "outbox.relayed";
    /** Time from a decision to Kafka's acknowledgement of its record. */
    static final String DELAY = "outbox.publish.delay";
    /** 1 on the active instance, 0 on the others. */
    static final String ACTIVE = "outbox.active";

    /** Number of audit entries that Kafka refuses. */
    static final String PARKED = "outbox.parked";

    private static final Duration[] BOUNDS = Stream.of(
                    10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private final Clock clock;
    private final AtomicReference<@Nullable Instant> oldest = new AtomicReference<>();
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger parked = new AtomicInteger();
    private final Counter relayed;
    private final Timer delay;

    RelayMetrics(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        relayed = registry.counter(RELAYED);
        delay = Timer.builder(DELAY)
                .description("From a decision to Kafka's acknowledgement of the record that tells of it")
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
        Gauge.builder(OLDEST_AGE, this, RelayMetrics::oldestAge)
                .description("Age of the oldest decision that is not published yet")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(PARKED, parked, AtomicInteger::get)
                .description("Decisions that Kafka refuses to take")
                .register(registry);
        Gauge.builder(ACTIVE, active, AtomicInteger::get)
                .description("1 on the instance that publishes decisions")
                .register(registry);
    }

    /** Grows while nothing is published, for any reason. */
    private double oldestAge() {
        Instant since = oldest.get();
        return since == null
                ? 0
                : Math.max(0, Duration.between(since, clock.instant()).toMillis() / 1000.0);
    }

    /** Another instance is active. This one still reports the backlog from the database, because the other may be frozen. */
    void standingBy(@Nullable Instant oldestUnpublished, int parkedCount) {
        active.set(0);
        oldest.set(oldestUnpublished);
        parked.set(parkedCount);
    }

    /** The active instance is unknown; unpublished entries stay unpublished. */
    void interrupted() {
        active.set(0);
    }

    /** This instance is active, with the backlog since the given time. */
    void behind(@Nullable Instant oldestUnpublished) {
        active.set(1);
        oldest.set(oldestUnpublished);
    }

    /** Sets the number of parked entries. */
    void parked(int count) {
        parked.set(count);
    }

    void published(List<Publication> page) {
        relayed.increment(page.size());
        Instant now = clock.instant();
        page.stream().filter(line -> line.topic() != null).forEach(line -> {
            Duration took = Duration.between(line.at(), now);
            delay.record(took.isNegative() ? Duration.ZERO : took);
        });
    }
}
