package dev.autolog.recovery;

import dev.autolog.erasure.ErasureStepService;
import dev.autolog.erasure.ErasureStepService.StepAttempt;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.outbox.PendingPublications;
import dev.autolog.outbox.ServiceTopics;
import dev.autolog.outbox.StateRepublisher;
import dev.autolog.persistence.SchemaPreparation;
import dev.autolog.recovery.DatabaseIdentityRepository.NotedIdentity;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Detects at startup whether the database was restored to an earlier time, and then recovers what it lacks: see decision 15. One
 * instance recovers, the others wait; an interrupted recovery starts over.
 */
@ApplicationScoped
class RecoveryService implements SchemaPreparation {
    private static final Logger LOG = Logger.getLogger(RecoveryService.class);
    /** Value of {@code autolog.recovery.publish} for all decisions instead of those since a time. */
    private static final String EVERYTHING = "all";
    /** Key of the advisory lock. */
    private static final long LOCK = 0x4155_544f_4c4f_470fL;

    private final DataSource database;
    private final RecoveryConfig config;
    private final TransactionRenumbering transactionRenumbering;
    private final OutputReplay published;
    private final PendingPublications pendingPublications;
    private final InputReplay cameIn;
    private final ErasureStepService erasures;
    private final StateRepublisher stateRepublisher;
    private final TopicReader topicReader;
    private final List<String> topics;
    private final Vertx vertx;

    RecoveryService(
            DataSource database,
            RecoveryConfig config,
            TransactionRenumbering transactionRenumbering,
            OutputReplay published,
            PendingPublications pendingPublications,
            InputReplay cameIn,
            ErasureStepService erasures,
            StateRepublisher stateRepublisher,
            TopicReader topicReader,
            Config settings,
            Vertx vertx) {
        this.database = database;
        this.config = config;
        this.transactionRenumbering = transactionRenumbering;
        this.published = published;
        this.pendingPublications = pendingPublications;
        this.cameIn = cameIn;
        this.erasures = erasures;
        this.stateRepublisher = stateRepublisher;
        this.topicReader = topicReader;
        this.topics = ServiceTopics.in(settings);
        this.vertx = vertx;
    }

    @Override
    public void prepare() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(true);
            Optional<NotedIdentity> notedIdentity = DatabaseIdentityRepository.noted(connection);
            DatabaseIdentity here = DatabaseIdentityRepository.here(connection);
            if (NotedIdentity.isNeeded(notedIdentity, here, config.asked().orElse(""))) {
                takingTurns(connection, here);
            } else if (notedIdentity.isEmpty()) {
                DatabaseIdentityRepository.note(connection, here, "");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database is away: SQL state " + e.getSQLState());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void takingTurns(Connection connection, DatabaseIdentity here) throws SQLException, InterruptedException {
        if (!ask(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
            throw new IllegalStateException("another instance makes up for what the database lacks");
        }
        try {
            Optional<NotedIdentity> notedIdentity = DatabaseIdentityRepository.noted(connection);
            if (NotedIdentity.isNeeded(notedIdentity, here, config.asked().orElse(""))) {
                recover(connection);
                String before = notedIdentity.map(NotedIdentity::asked).orElse("");
                DatabaseIdentityRepository.note(connection, here, config.asked().orElse(before));
            }
        } finally {
            boolean _ = ask(connection, "select pg_advisory_unlock(" + LOCK + ")");
        }
    }

    private void recover(Connection connection) throws SQLException, InterruptedException {
        Optional<Instant> publishedSince = publishedSince();
        if (publishedSince.isPresent()) {
            stateRepublisher.checkRelay();
        }
        LOG.warn("The database was restored or failed over: recovering from Kafka");
        transactionRenumbering.apply();
        // Also deletes the checkpoints of recreated topics, which do not apply to them.
        Set<String> _ = TopicRepository.note(connection, topicReader.ids(topics));
        Map<TopicPartition, Long> marks = CheckpointRepository.all(connection);
        int restored = published.takeOver(marks);
        try {
            pendingPublications.publish();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not take what was left to publish", e);
        }
        long again = cameIn.takeAgain(marks);
        int erased = erase(marks);
        int contradicted = published.contradict(marks);
        LOG.warnf(
                "Recovery from Kafka is complete: %d calls and contacts imported from output topics,"
                        + " %d input records processed again, %d erasures applied again, %d republished",
                restored, again, erased, contradicted);
        if (publishedSince.isPresent()) {
            publishAgain(connection, publishedSince.get());
        }
    }

    /** The time since which decisions are published again; EPOCH for all, empty for none. */
    private Optional<Instant> publishedSince() {
        return config.publish().map(since -> {
            try {
                return since.equals(EVERYTHING) ? Instant.EPOCH : Instant.parse(since);
            } catch (DateTimeParseException e) {
                throw new IllegalStateException("autolog.recovery.publish is neither all nor a time in UTC", e);
            }
        });
    }

    private void publishAgain(Connection connection, Instant since) throws SQLException {
        LOG.warnf("Publishing the newest state of what was decided since %s again", since);
        try {
            long records = stateRepublisher.publish(since);
            TopicRepository.whole(connection);
            LOG.warnf("The newest state is published again: %d records", records);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not take what is published again", e);
        }
    }

    /** Carries out again the erasures that the backup lacks, before the relay can publish the erased data. */
    private int erase(Map<TopicPartition, Long> marks) throws InterruptedException {
        int erased = published.takeOverErasures(marks);
        while (VertxContexts.await(vertx, erasures::pageOfRecovery) == StepAttempt.DONE) {
            // The next page.
        }
        return erased;
    }

    private static boolean ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
