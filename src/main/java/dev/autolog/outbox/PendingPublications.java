package dev.autolog.outbox;

import dev.autolog.kafka.KafkaPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Publishes what a restored database has not published, but for what is overtaken: versions that a later one followed before
 * the database went back. Published now, they would stand after it.
 */
@ApplicationScoped
public class PendingPublications {
    private static final Logger LOG = Logger.getLogger(PendingPublications.class);

    private final DataSource database;
    private final KafkaPublisher kafkaPublisher;

    PendingPublications(DataSource database, KafkaPublisher kafkaPublisher) {
        this.database = database;
        this.kafkaPublisher = kafkaPublisher;
    }

    /** Publishes it, unless another instance's relay is at work, which then has done so. */
    public void publish() throws SQLException, ExecutionException, InterruptedException {
        try (RelaySession session = RelaySession.open(database)) {
            if (!session.becomeActive()) {
                LOG.warn(
                        "Another instance already runs the relay: its records can be older than those published before");
                return;
            }
            for (List<Publication> page = session.next(); !page.isEmpty(); page = session.next()) {
                Set<AuditPosition> overtaken = session.superseded(page.getLast().position());
                kafkaPublisher.deliver(page.stream()
                        .filter(line -> !overtaken.contains(line.position()))
                        .flatMap(line -> line.toRecord().stream())
                        .toList());
                session.moveCursorTo(page.getLast().position());
            }
        }
    }
}
