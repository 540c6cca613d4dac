package dev.autolog.outbox;

import dev.autolog.kafka.KafkaPublisher;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.tracing.PublishTraces;
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
    private final KafkaPublisher kafkaPublisher;
    private final RelayMetrics metrics;
    private final Tracing tracing;
    private final BackgroundWorker backgroundWorker;

    Relay(
            DataSource database,
            SchemaMigrator schemaMigrator,
            KafkaPublisher kafkaPublisher,
            RelayMetrics metrics,
            Tracing tracing) {
        this.database = database;
        this.kafkaPublisher = kafkaPublisher;
        this.metrics = metrics;
        this.tracing = tracing;
        backgroundWorker = new BackgroundWorker("relay", "The relay", schemaMigrator, this::publish);
    }

    void start(@Observes StartupEvent event) {
        backgroundWorker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        backgroundWorker.stop();
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
            if (!backgroundWorker.rest(BETWEEN_TRIES)) {
                return;
            }
        }
        LOG.info("This instance runs the relay");
        session.listen();
        while (backgroundWorker.goesOn()) {
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
        PublishTraces publishTraces = tracing.departures();
        List<ProducerRecord<byte[], byte[]>> leaving = page.stream()
                .flatMap(line ->
                        line.toRecord().map(departing -> publishTraces.leave(departing, line.traceparent())).stream())
                .toList();
        try {
            kafkaPublisher.deliver(leaving);
            publishTraces.acknowledged();
        } catch (ExecutionException | RuntimeException e) {
            publishTraces.failed(e);
            throw e;
        }
    }
}
