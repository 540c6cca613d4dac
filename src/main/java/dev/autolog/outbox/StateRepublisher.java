package dev.autolog.outbox;

import dev.autolog.kafka.KafkaPublisher;
import dev.autolog.tracing.Tracing;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Publishes the newest state of logs, conflicts, placeholders and erasures again, for topics that lost records. The records are
 * the same as before, with the same {@code ce_id} and version.
 */
@ApplicationScoped
public class StateRepublisher {
    private static final Logger LOG = Logger.getLogger(StateRepublisher.class);
    private static final int PAGE = 500;
    private static final int PAGE_CHARACTERS = 8 << 20;
    /** The number of rows that the driver fetches at a time; each can have megabytes. */
    private static final int FETCHED = 20;

    /** Planner settings that read in primary-key order, so that only the entries of one subject are sorted. */
    private static final List<String> PLAN = List.of(
            "set local enable_sort = off",
            "set local enable_seqscan = off",
            "set local statement_timeout = 0",
            "set local idle_in_transaction_session_timeout = 0");

    /**
     * The entry with the highest version of each subject and topic. An entry that is not the newest state is omitted: a restored
     * database imported that state from its topic, without the entry.
     */
    private static final String NEWEST = "select " + RelaySession.COLUMNS + " from ("
            + " select distinct on (t.account_id, t.subject_id, t.topic) t.* from audit_trail t"
            + " where t.topic = any(?) and t.at >= ?"
            + " and (t.tx, t.line) <= ((select tx from relay_cursor), (select line from relay_cursor))"
            + " order by t.account_id, t.subject_id, t.topic, t.version desc, t.tx desc, t.line desc) a"
            + " where not exists (select 1 from call_leg l where l.account_id = a.account_id and l.id = a.subject_id"
            + " and (" + RelaySession.IS_SUPERSEDED + "))";

    private final DataSource database;
    private final PageSender pageSender;

    StateRepublisher(DataSource database, KafkaPublisher kafkaPublisher, Tracing tracing) {
        this.database = database;
        this.pageSender = new PageSender(kafkaPublisher::deliver, tracing::departures);
    }

    /**
     * Checks that no instance runs the relay: its newer records could precede the republished ones.
     *
     * @throws IllegalStateException if an instance runs the relay
     */
    public void checkRelay() throws SQLException {
        try (RelaySession session = RelaySession.open(database)) {
            become(session);
        }
    }

    /**
     * Publishes the newest state of all subjects that changed since a time.
     *
     * @return the number of records
     * @throws IllegalStateException if an instance runs the relay
     * @throws ExecutionException if Kafka temporarily fails to take a record
     */
    public long publish(Instant since) throws SQLException, ExecutionException {
        try (RelaySession session = RelaySession.open(database);
                Connection connection = database.getConnection()) {
            become(session);
            connection.setAutoCommit(false);
            try (Statement plan = connection.createStatement()) {
                for (String setting : PLAN) {
                    plan.execute(setting);
                }
                return publish(connection, since);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private static void become(RelaySession session) throws SQLException {
        if (!session.becomeActive()) {
            throw new IllegalStateException("another instance runs the relay: stop all others to publish again");
        }
    }

    private long publish(Connection connection, Instant since) throws SQLException, ExecutionException {
        String[] topics = Arrays.stream(OutputTopic.values())
                .filter(OutputTopic::isState)
                .map(OutputTopic::name)
                .toArray(String[]::new);
        try (PreparedStatement statement = connection.prepareStatement(NEWEST)) {
            statement.setFetchSize(FETCHED);
            statement.setArray(1, connection.createArrayOf("text", topics));
            statement.setObject(2, since.atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                return publish(rows);
            }
        }
    }

    private long publish(ResultSet rows) throws SQLException, ExecutionException {
        long published = 0;
        long characters = 0;
        List<Publication> page = new ArrayList<>();
        while (rows.next()) {
            Publication line = RelaySession.publication(rows);
            page.add(line);
            characters += line.payload() == null ? 0 : line.payload().length();
            if (page.size() == PAGE || characters > PAGE_CHARACTERS) {
                published += send(page);
                page.clear();
                characters = 0;
            }
        }
        return published + send(page);
    }

    private int send(List<Publication> page) throws ExecutionException {
        int refused = pageSender.send(page).size();
        if (refused > 0) {
            LOG.errorf("Kafka refuses %d records that are published again", refused);
        }
        return page.size() - refused;
    }
}
