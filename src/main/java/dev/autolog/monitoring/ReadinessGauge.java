package dev.autolog.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.health.SmallRyeHealthReporter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Exports the readiness of this instance, as in {@code /q/health/ready}, as a metric. */
@ApplicationScoped
class ReadinessGauge {
    /** 1 while this instance is ready, else 0. */
    static final String READY = "service.ready";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final SmallRyeHealthReporter health;
    private final AtomicInteger ready = new AtomicInteger();

    ReadinessGauge(SmallRyeHealthReporter health, MeterRegistry registry) {
        this.health = health;
        Gauge.builder(READY, ready, AtomicInteger::get)
                .description("1 while this instance is ready: Kafka and PostgreSQL answer, and the schema is current")
                .register(registry);
    }

    /** Samples the readiness of this instance and returns it. */
    boolean sample() {
        boolean isReady = isReady();
        ready.set(isReady ? 1 : 0);
        return isReady;
    }

    private boolean isReady() {
        try {
            return !health.getReadinessAsync().await().atMost(PATIENCE).isDown();
        } catch (RuntimeException e) {
            return false;
        }
    }
}
