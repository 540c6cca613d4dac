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
 * Publishes the entries that a restored database has not published, except superseded ones: versions that were followed by a
 * later one before the restore. Published now, they would follow that later version on the topic.
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

    /** Publishes the pending entries, unless another instance's relay is active, which then does it. */
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
