package dev.autolog.monitoring;

import dev.autolog.kafka.FailureClassifier;
import dev.autolog.persistence.SchemaMigrator;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs all samplers in turn, on every instance, so that the loss of one instance does not end the metrics. */
@ApplicationScoped
class SamplingWorker {
    private static final Logger LOG = Logger.getLogger(SamplingWorker.class);

    private static final Duration WHILE_NOT_READY = Duration.ofSeconds(1);

    private final List<Sampler> samplers;
    private final ReadinessGauge readinessGauge;
    private final SchemaMigrator schemaMigrator;
    private final MonitoringConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);

    SamplingWorker(
            @All List<Sampler> samplers,
            ReadinessGauge readinessGauge,
            SchemaMigrator schemaMigrator,
            MonitoringConfig config) {
        this.samplers = samplers;
        this.readinessGauge = readinessGauge;
        this.schemaMigrator = schemaMigrator;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("watching").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void run() {
        try {
            Duration pause;
            do {
                // Samples also while not ready: an exhausted pool causes that too, and the metrics show the waiting
                // calls.
                pause = readinessGauge.sample() ? config.interval() : shorter(config.interval());
                // Skips the samplers until the tables exist.
                if (schemaMigrator.isCurrent()) {
                    lookAtAll();
                }
            } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The interval while not ready: a recovery shows up soon. */
    private static Duration shorter(Duration interval) {
        return interval.compareTo(WHILE_NOT_READY) < 0 ? interval : WHILE_NOT_READY;
    }

    private void lookAtAll() throws InterruptedException {
        for (Sampler sampler : samplers) {
            try {
                sampler.sample();
            } catch (SQLException | RuntimeException e) {
                // Kafka or the database is unavailable; the next run tries again.
                LOG.debugf("Sampling failed: %s", FailureClassifier.describe(e));
            }
        }
    }
}
