package dev.autolog.watch;

import dev.autolog.records.Failures;
import dev.autolog.sql.Schema;
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
class Watching {
    private static final Logger LOG = Logger.getLogger(Watching.class);

    private static final Duration WHILE_NOT_READY = Duration.ofSeconds(1);

    private final List<Look> looks;
    private final Readiness readiness;
    private final Schema schema;
    private final WatchConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Watching(@All List<Look> looks, Readiness readiness, Schema schema, WatchConfig config) {
        this.looks = looks;
        this.readiness = readiness;
        this.schema = schema;
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
                pause = readiness.look() ? config.interval() : shorter(config.interval());
                // Before the tables are there, there is nothing to see.
                if (schema.isCurrent()) {
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
        for (Look look : looks) {
            try {
                look.look();
            } catch (SQLException | RuntimeException e) {
                // Kafka or the database is away; there is always a next time.
                LOG.debugf("Nothing was seen: %s", Failures.describe(e));
            }
        }
    }
}
