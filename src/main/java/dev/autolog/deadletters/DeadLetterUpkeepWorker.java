package dev.autolog.deadletters;

import dev.autolog.kafka.FailureClassifier;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.startup.RoleStart;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Counts the waiting dead letters, and deletes expired ones from the list. */
@ApplicationScoped
class DeadLetterUpkeepWorker {
    /** Waiting dead letters by source topic and reason; every instance reports the same numbers. */
    static final String WAITING = "dead.letters.waiting";

    private static final Logger LOG = Logger.getLogger(DeadLetterUpkeepWorker.class);
    private static final String TOPICS = "mp.messaging.incoming.dead-letters.topics";
    private static final long BETWEEN_COUNTS_SECONDS = 15;
    private static final int COUNTS_BETWEEN_CLEANINGS = 240;

    private static final String COUNT =
            "select topic, reason, count(*) from dead_letter where status = 'WAITING'" + " group by topic, reason";
    private static final String FORGET = "delete from dead_letter where topic = ? and partition = ? and place < ?";

    private final DataSource database;
    private final SchemaMigrator schemaMigrator;
    private final DeadLetterReader reader;
    private final List<String> topics;
    private final MultiGauge waiting;
    private final CountDownLatch stopping = new CountDownLatch(1);

    DeadLetterUpkeepWorker(
            DataSource database,
            SchemaMigrator schemaMigrator,
            DeadLetterReader reader,
            Config config,
            MeterRegistry registry) {
        this.database = database;
        this.schemaMigrator = schemaMigrator;
        this.reader = reader;
        topics = List.of(config.getValue(TOPICS, String[].class));
        waiting = MultiGauge.builder(WAITING)
                .description("Dead letters that are neither replayed nor discarded")
                .register(registry);
    }

    void start(@Observes RoleStart.Calls event) {
        Thread.ofVirtual().name("dead-letters").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    private void run() {
        try {
            if (!schemaMigrator.awaitCurrent(stopping)) {
                return;
            }
            int counts = 0;
            do {
                lookAfter(counts++ % COUNTS_BETWEEN_CLEANINGS == 0);
            } while (!stopping.await(BETWEEN_COUNTS_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lookAfter(boolean cleaning) {
        try {
            if (cleaning) {
                forget();
            }
            count();
        } catch (SQLException | RuntimeException e) {
            // Kafka or the database is unavailable; the next run tries again.
            LOG.infof("Dead-letter upkeep failed: %s", FailureClassifier.describe(e));
        }
    }

    void count() throws SQLException {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(COUNT);
                ResultSet counted = statement.executeQuery()) {
            while (counted.next()) {
                Tags tags = Tags.of(
                        "topic",
                        DeadLetterId.sourceOf(counted.getString(1)),
                        "reason",
                        counted.getString(2).toLowerCase(Locale.ROOT));
                rows.add(MultiGauge.Row.of(tags, counted.getLong(3)));
            }
        }
        waiting.register(rows, true);
    }

    void forget() throws SQLException {
        Map<TopicPartition, Long> begins = reader.begins(topics);
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(FORGET)) {
            for (Map.Entry<TopicPartition, Long> begin : begins.entrySet()) {
                statement.setString(1, begin.getKey().topic());
                statement.setInt(2, begin.getKey().partition());
                statement.setLong(3, begin.getValue());
                int _ = statement.executeUpdate();
            }
        }
    }
}
