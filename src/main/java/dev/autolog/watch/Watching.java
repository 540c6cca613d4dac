package dev.autolog.watch;

import dev.autolog.records.Failures;
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
    private final WatchConfig config;
    private final CountDownLatch stopping = new CountDownLatch(1);

    Watching(@All List<Look> looks, Readiness readiness, WatchConfig config) {
        this.looks = looks;
        this.readiness = readiness;
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
                // What is away is told by that alone; and what is back is seen soon.
                if (readiness.look()) {
                    lookAtAll();
                    pause = config.interval();
                } else {
                    pause = WHILE_NOT_READY;
                }
            } while (!stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS));
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
