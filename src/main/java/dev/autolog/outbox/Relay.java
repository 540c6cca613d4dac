package dev.autolog.outbox;

import dev.autolog.sql.Schema;
import dev.autolog.sql.Worker;
import dev.autolog.tracing.Departures;
import dev.autolog.tracing.Tracing;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
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
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final DataSource database;
    private final Publisher publisher;
    private final RelayMetrics metrics;
    private final Tracing tracing;
    private final Worker worker;

    Relay(DataSource database, Schema schema, Publisher publisher, RelayMetrics metrics, Tracing tracing) {
        this.database = database;
        this.publisher = publisher;
        this.metrics = metrics;
        this.tracing = tracing;
        worker = new Worker("relay", "The relay", schema, this::publish);
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    private void publish() throws SQLException, ExecutionException, InterruptedException {
        try (RelaySession session = RelaySession.open(database)) {
            publishWhileActive(session);
        } finally {
            metrics.interrupted();
        }
    }

    private void publishWhileActive(RelaySession session)
            throws SQLException, ExecutionException, InterruptedException {
        while (!session.becomeActive()) {
            metrics.standingBy();
            if (!worker.rest(BETWEEN_TRIES)) {
                return;
            }
        }
        LOG.info("The relay publishes");
        session.listen();
        while (worker.goesOn()) {
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
