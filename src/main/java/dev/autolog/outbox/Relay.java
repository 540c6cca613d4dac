package dev.autolog.outbox;

import dev.autolog.sql.Schema;
import dev.autolog.tracing.Departures;
import dev.autolog.tracing.Tracing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Publishes what the audit trail holds, in the order of the commits, and moves the cursor after Kafka's acknowledgement. One
 * instance at a time does it; the others wait to take over. After a crash records may be published again, with the same
 * {@code ce_id}.
 */
@ApplicationScoped
class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final long BACK_OFF_MILLIS = 1000;

    private final DataSource database;
    private final Schema schema;
    private final Publisher publisher;
    private final RelayMetrics metrics;
    private final Tracing tracing;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("relay").unstarted(this::run);

    Relay(DataSource database, Schema schema, Publisher publisher, RelayMetrics metrics, Tracing tracing) {
        this.database = database;
        this.schema = schema;
        this.publisher = publisher;
        this.metrics = metrics;
        this.tracing = tracing;
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
                try (RelaySession session = RelaySession.open(database)) {
                    publishWhileActive(session);
                } catch (SQLException e) {
                    LOG.infof("The relay waits for the database: SQL state %s", e.getSQLState());
                } catch (ExecutionException | RuntimeException e) {
                    LOG.warnf("The relay starts over: %s", RelayMetrics.nameOf(e));
                }
                metrics.interrupted();
            } while (!stopping.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publishWhileActive(RelaySession session)
            throws SQLException, ExecutionException, InterruptedException {
        while (!session.becomeActive()) {
            metrics.standingBy();
            if (stopping.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
        LOG.info("The relay publishes");
        session.listen();
        while (stopping.getCount() > 0) {
            List<Publication> page = session.next();
            if (page.isEmpty()) {
                metrics.behind(session.oldestUnpublished().orElse(null));
                session.awaitCommit();
            } else {
                metrics.behind(page.getFirst().at());
                publish(page);
                session.moveCursorTo(page.getLast().position());
                metrics.published(page);
            }
        }
    }

    private void publish(List<Publication> page) throws ExecutionException, InterruptedException {
        Departures departures = tracing.departures();
        List<ProducerRecord<byte[], byte[]>> leaving = page.stream()
                .flatMap(line ->
                        line.toRecord().map(departing -> departures.leave(departing, line.traceparent())).stream())
                .toList();
        try {
            publisher.deliver(leaving);
            departures.acknowledged();
        } catch (ExecutionException | RuntimeException e) {
            departures.failed(e);
            throw e;
        }
    }
}
