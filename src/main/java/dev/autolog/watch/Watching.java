package dev.autolog.watch;

import dev.autolog.records.Failures;
import dev.autolog.sql.Schema;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Looks at everything, one after the other, on every instance: what is told must not go with the one that told it. */
@ApplicationScoped
class Watching {
    private static final Logger LOG = Logger.getLogger(Watching.class);

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
            do {
                readiness.look();
                // Before the tables are there, there is nothing to see.
                if (schema.isCurrent()) {
                    lookAtAll();
                }
            } while (!stopping.await(config.interval().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
