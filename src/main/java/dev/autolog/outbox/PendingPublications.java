package dev.autolog.outbox;

import dev.autolog.kafka.KafkaPublisher;
import dev.autolog.tracing.Tracing;
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
    private final PageSender pageSender;

    PendingPublications(DataSource database, KafkaPublisher kafkaPublisher, Tracing tracing) {
        this.database = database;
        this.pageSender = new PageSender(kafkaPublisher::deliver, tracing::departures);
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
                List<Publication> current = page.stream()
                        .filter(line -> !overtaken.contains(line.position()))
                        .toList();
                session.park(pageSender.send(current));
                session.moveCursorTo(page.getLast().position());
            }
        }
    }
}
