package dev.autolog.backfill;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Metrics of backfill jobs. */
@Startup
@ApplicationScoped
class BackfillMetrics {
    /** Past calls that jobs examined; {@code pass} is preview or job, {@code outcome} the predicted or actual outcome. */
    static final String LOOKED = "past.calls.looked";
    /** Calls examined per second, pauses included; 0 when no job is at work. */
    static final String RATE = "past.calls.rate";
    /** 1 on the instance that runs a job, 0 on the others and when no job is at work. */
    static final String RUNNING = "past.calls.running";

    private final MeterRegistry registry;
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicReference<Double> rate = new AtomicReference<>(0.0);

    BackfillMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder(RUNNING, running, AtomicInteger::get)
                .description("1 on the instance that goes through calls of the past")
                .register(registry);
        Gauge.builder(RATE, rate, AtomicReference::get)
                .description("Calls of the past that are gone through in a second")
                .register(registry);
        // Registered at startup, so that the first calls count as an increase.
        count("job", BackfillTally.NOTHING);
        count("preview", BackfillTally.NOTHING);
    }

    void recordPage(BackfillStep.StepResult stepResult) {
        count(stepResult.status() == JobStatus.RUNNING ? "job" : "preview", stepResult.tally());
    }

    private void count(String pass, BackfillTally backfillTally) {
        count(pass, "logged", backfillTally.logged());
        count(pass, "conflict", backfillTally.inConflict());
        count(pass, "not_logged", backfillTally.left());
    }

    private void count(String pass, String outcome, long calls) {
        registry.counter(LOOKED, "pass", pass, "outcome", outcome).increment((double) calls);
    }

    /** Records a page with its calls and its duration, the pause after it included. */
    void turn(int looked, Duration took) {
        running.set(1);
        rate.set(looked / Math.max(1e-3, took.toNanos() / 1e9));
    }

    void idle() {
        running.set(0);
        rate.set(0.0);
    }
}
