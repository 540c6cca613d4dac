package dev.autolog.outbox;

import dev.autolog.kafka.KafkaPublisher;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.startup.RoleStart;
import dev.autolog.tracing.Tracing;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Publishes the audit trail in commit order, and moves the cursor after Kafka's acknowledgement. An entry that Kafka refuses is
 * parked, so that it does not block the others. One instance at a time is active; the others wait to take over. After a crash,
 * records may be published again, with the same {@code ce_id}.
 */
@ApplicationScoped
class Relay {
    private static final Logger LOG = Logger.getLogger(Relay.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    private final DataSource database;
    private final PageSender pageSender;
    /** Separate from the other sender, which remembers the acknowledged records of a failed page. */
    private final PageSender parkedSender;

    private final RelayMetrics metrics;
    private final OutboxConfig config;
    private final BackgroundWorker backgroundWorker;

    Relay(
            DataSource database,
            SchemaMigrator schemaMigrator,
            KafkaPublisher kafkaPublisher,
            RelayMetrics metrics,
            Tracing tracing,
            OutboxConfig config) {
        this.database = database;
        this.pageSender = new PageSender(kafkaPublisher::deliver, tracing::departures);
        this.parkedSender = new PageSender(kafkaPublisher::deliver, tracing::departures);
        this.metrics = metrics;
        this.config = config;
        backgroundWorker = new BackgroundWorker("relay", "The relay", schemaMigrator, this::publish);
    }

    void start(@Observes RoleStart.Calls event) {
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
            metrics.standingBy(session.oldestUnpublished().orElse(null), session.parkedCount());
            if (!backgroundWorker.rest(BETWEEN_TRIES)) {
                return;
            }
        }
        LOG.info("This instance runs the relay");
        session.listen();
        long nextTryOfParked = System.nanoTime();
        while (backgroundWorker.goesOn()) {
            List<Publication> page = session.next();
            if (page.isEmpty()) {
                metrics.behind(session.oldestUnpublished().orElse(null));
                session.awaitCommit();
            } else {
                metrics.behind(page.getFirst().at());
                publish(session, page);
            }
            if (System.nanoTime() - nextTryOfParked >= 0) {
                publishParked(session);
                nextTryOfParked = System.nanoTime() + config.retryParked().toNanos();
            }
        }
    }

    private void publish(RelaySession session, List<Publication> page) throws SQLException, ExecutionException {
        List<Publication> refused = pageSender.send(page);
        if (!refused.isEmpty()) {
            session.park(refused);
            metrics.parked(session.parkedCount());
            LOG.errorf("Kafka refuses %d records; the relay has parked them", refused.size());
        }
        session.moveCursorTo(page.getLast().position());
        metrics.published(page);
    }

    /**
     * Publishes parked entries that are still the newest of their subject; an operator may have raised the limits of the topic.
     */
    private void publishParked(RelaySession session) throws SQLException, ExecutionException {
        session.dropSupersededParked();
        for (Publication line : session.parked()) {
            // While Kafka is unavailable, the relay waits for this attempt.
            metrics.behind(line.at());
            if (parkedSender.send(List.of(line)).isEmpty()) {
                session.unpark(line);
            } else {
                session.noteTry(line);
            }
        }
        metrics.parked(session.parkedCount());
    }
}
