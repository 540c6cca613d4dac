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

/** Looks at everything, one after the other, on every instance: what is told must not go with the one that told it. */
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
                // Not ready is no reason not to look: a pool with no connection left makes it so, and calls wait then.
                pause = readinessGauge.sample() ? config.interval() : shorter(config.interval());
                // Before the tables are there, there is nothing to see.
                if (schemaMigrator.isCurrent()) {
                    lookAtAll();
                }
            } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is back is seen soon. */
    private static Duration shorter(Duration interval) {
        return interval.compareTo(WHILE_NOT_READY) < 0 ? interval : WHILE_NOT_READY;
    }

    private void lookAtAll() throws InterruptedException {
        for (Sampler sampler : samplers) {
            try {
                sampler.sample();
            } catch (SQLException | RuntimeException e) {
                // Kafka or the database is away; there is always a next time.
                LOG.debugf("Sampling failed: %s", FailureClassifier.describe(e));
            }
        }
    }
}
