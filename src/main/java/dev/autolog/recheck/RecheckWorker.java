package dev.autolog.recheck;

import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.recheck.ConflictRechecker.RecheckAttempt;
import dev.autolog.startup.RoleStart;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Processes the queue of rechecks. All instances together process one page at a time, and pause as long as the page took, so that
 * live calls come first.
 */
@ApplicationScoped
class RecheckWorker {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final DataSource database;
    private final Vertx vertx;
    private final ConflictRechecker settle;
    private final BackgroundWorker backgroundWorker;

    RecheckWorker(DataSource database, SchemaMigrator schemaMigrator, Vertx vertx, ConflictRechecker settle) {
        this.database = database;
        this.vertx = vertx;
        this.settle = settle;
        backgroundWorker =
                new BackgroundWorker("settling", "Looking at conflicts again", schemaMigrator, this::workOff);
    }

    void start(@Observes RoleStart.Calls event) {
        backgroundWorker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        backgroundWorker.stop();
    }

    private void workOff() throws SQLException, InterruptedException {
        try (RecheckSession queue = RecheckSession.open(database)) {
            workOff(queue);
        }
    }

    private void workOff(RecheckSession queue) throws SQLException, InterruptedException {
        while (backgroundWorker.goesOn()) {
            Optional<Watermark> watermark = queue.watermark();
            if (watermark.isEmpty() || !workOff(queue, watermark.get())) {
                queue.awaitEntry();
            }
        }
    }

    /** Whether this instance processed the queue. */
    private boolean workOff(RecheckSession queue, Watermark watermark) throws SQLException, InterruptedException {
        while (!queue.reached(watermark)) {
            if (!backgroundWorker.rest(BETWEEN_LOOKS)) {
                return false;
            }
        }
        while (backgroundWorker.goesOn()) {
            long begin = System.nanoTime();
            RecheckAttempt recheckAttempt = page(watermark);
            if (recheckAttempt != RecheckAttempt.DONE) {
                return recheckAttempt == RecheckAttempt.NOTHING_LEFT;
            }
            if (!backgroundWorker.rest(Duration.ofNanos(System.nanoTime() - begin))) {
                return false;
            }
        }
        return false;
    }

    private RecheckAttempt page(Watermark watermark) {
        return VertxContexts.await(vertx, () -> settle.page(watermark));
    }
}
