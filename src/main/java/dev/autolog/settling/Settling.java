package dev.autolog.settling;

import dev.autolog.records.Contexts;
import dev.autolog.settling.SettleByThemselves.Attempt;
import dev.autolog.sql.Schema;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Works the queue off whenever there is something in it. On every instance, one page at a time among all of them, and resting
 * as long as a page took: calls that just ended come first.
 */
@ApplicationScoped
class Settling {
    private static final Logger LOG = Logger.getLogger(Settling.class);
    private static final long BACK_OFF_MILLIS = 1000;
    private static final long BETWEEN_LOOKS_MILLIS = 5;
    private static final Duration PAGE_DONE_WITHIN = Duration.ofMinutes(1);

    private final DataSource database;
    private final Schema schema;
    private final Vertx vertx;
    private final SettleByThemselves settle;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("settling").unstarted(this::run);

    Settling(DataSource database, Schema schema, Vertx vertx, SettleByThemselves settle) {
        this.database = database;
        this.schema = schema;
        this.vertx = vertx;
        this.settle = settle;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    private void run() {
        try {
            if (!schema.awaitCurrent(stopping)) {
                return;
            }
            do {
                try (QueueSession queue = QueueSession.open(database)) {
                    workOff(queue);
                } catch (SQLException e) {
                    LOG.infof("Looking at conflicts again waits for the database: SQL state %s", e.getSQLState());
                } catch (RuntimeException e) {
                    LOG.warnf(
                            "Looking at conflicts again starts over: %s",
                            e.getClass().getSimpleName());
                }
            } while (!stopping.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOff(QueueSession queue) throws SQLException, InterruptedException {
        while (stopping.getCount() > 0) {
            Optional<Horizon> horizon = queue.horizon();
            if (horizon.isEmpty() || !workOff(queue, horizon.get())) {
                queue.awaitEntry();
            }
        }
    }

    /** Whether it was this instance that worked it off. */
    private boolean workOff(QueueSession queue, Horizon horizon) throws SQLException, InterruptedException {
        while (!queue.reached(horizon)) {
            if (stopping.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        while (stopping.getCount() > 0) {
            long begin = System.nanoTime();
            Attempt attempt = page(horizon);
            if (attempt != Attempt.DONE) {
                return attempt == Attempt.NOTHING_LEFT;
            }
            if (stopping.await(System.nanoTime() - begin, TimeUnit.NANOSECONDS)) {
                return false;
            }
        }
        return false;
    }

    private Attempt page(Horizon horizon) {
        return Uni.createFrom()
                .deferred(() -> settle.page(horizon))
                .runSubscriptionOn(MutinyHelper.executor(Contexts.newSafeContext(vertx)))
                .await()
                .atMost(PAGE_DONE_WITHIN);
    }
}
