package dev.autolog.settling;

import dev.autolog.records.Contexts;
import dev.autolog.settling.SettleByThemselves.Attempt;
import dev.autolog.sql.Schema;
import dev.autolog.sql.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Works the queue off whenever there is something in it. On every instance, one page at a time among all of them, and resting
 * as long as a page took: calls that just ended come first.
 */
@ApplicationScoped
class Settling {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(5);

    private final DataSource database;
    private final Vertx vertx;
    private final SettleByThemselves settle;
    private final Worker worker;

    Settling(DataSource database, Schema schema, Vertx vertx, SettleByThemselves settle) {
        this.database = database;
        this.vertx = vertx;
        this.settle = settle;
        worker = new Worker("settling", "Looking at conflicts again", schema, this::workOff);
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    private void workOff() throws SQLException, InterruptedException {
        try (QueueSession queue = QueueSession.open(database)) {
            workOff(queue);
        }
    }

    private void workOff(QueueSession queue) throws SQLException, InterruptedException {
        while (worker.goesOn()) {
            Optional<Horizon> horizon = queue.horizon();
            if (horizon.isEmpty() || !workOff(queue, horizon.get())) {
                queue.awaitEntry();
            }
        }
    }

    /** Whether it was this instance that worked it off. */
    private boolean workOff(QueueSession queue, Horizon horizon) throws SQLException, InterruptedException {
        while (!queue.reached(horizon)) {
            if (!worker.rest(BETWEEN_LOOKS)) {
                return false;
            }
        }
        while (worker.goesOn()) {
            long begin = System.nanoTime();
            Attempt attempt = page(horizon);
            if (attempt != Attempt.DONE) {
                return attempt == Attempt.NOTHING_LEFT;
            }
            if (!worker.rest(Duration.ofNanos(System.nanoTime() - begin))) {
                return false;
            }
        }
        return false;
    }

    private Attempt page(Horizon horizon) {
        return Contexts.await(vertx, () -> settle.page(horizon));
    }
}
