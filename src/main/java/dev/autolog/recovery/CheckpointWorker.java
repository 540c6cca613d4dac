package dev.autolog.recovery;

import dev.autolog.kafka.Channel;
import dev.autolog.kafka.ConsumedTopics;
import dev.autolog.outbox.ServiceTopics;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/**
 * Periodically stores the checkpoints of all topics, and detects topics that have lost records. Runs on every instance: the
 * checkpoints hold for all of them.
 */
@ApplicationScoped
class CheckpointWorker {
    /** 1 while the database may lack data that only a restart recovers, else 0. */
    static final String CHANGED = "database.changed";

    private static final Logger LOG = Logger.getLogger(CheckpointWorker.class);

    private final DataSource database;
    private final TopicReader topicReader;
    private final ConsumedTopics consumedTopics;
    private final List<Channel> channels;
    private final List<String> topics;
    private final RecoveryConfig config;
    private final AtomicInteger changed = new AtomicInteger();
    private final BackgroundWorker backgroundWorker;

    CheckpointWorker(
            DataSource database,
            SchemaMigrator schemaMigrator,
            TopicReader topicReader,
            ConsumedTopics consumedTopics,
            Config settings,
            RecoveryConfig config,
            MeterRegistry registry) {
        this.database = database;
        this.topicReader = topicReader;
        this.consumedTopics = consumedTopics;
        this.channels = Channel.in(settings);
        this.topics = ServiceTopics.in(settings);
        this.config = config;
        Gauge.builder(CHANGED, changed, AtomicInteger::get)
                .description(
                        "1 while the database is not the one that was noted: it was restored, or another server took over")
                .register(registry);
        backgroundWorker =
                new BackgroundWorker("marking", "Noting how far topics are dealt with", schemaMigrator, this::mark);
    }

    void start(@Observes StartupEvent event) {
        backgroundWorker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        backgroundWorker.stop();
    }

    private void mark() throws SQLException, InterruptedException {
        do {
            Map<String, String> ids = topicReader.ids(topics);
            consumedTopics.compare(ids, topicReader.begins(topics));
            // Reads the checkpoints before the ends: a topic's end that moves in between is never below its checkpoint.
            Map<TopicPartition, Long> marks = marks();
            // Asks Kafka before writing to the database: the work on all offsets that Kafka reports is already
            // committed there.
            Map<TopicPartition, Long> ends = topicReader.ends(topics);
            Map<TopicPartition, Long> taken = topicReader.taken(channels);
            try (Connection connection = database.getConnection()) {
                Set<String> recreated = noteFaults(connection, ids, marks, ends);
                Map<TopicPartition, Long> places = places(ends, taken);
                places.keySet().removeIf(partition -> recreated.contains(partition.topic()));
                note(connection, places);
            }
        } while (backgroundWorker.rest(config.interval()));
    }

    private Map<TopicPartition, Long> marks() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return CheckpointRepository.all(connection);
        }
    }

    /** The new checkpoints. The end limits committed offsets: the group of a recreated topic may still have an old one. */
    private static Map<TopicPartition, Long> places(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> taken) {
        Map<TopicPartition, Long> places = new HashMap<>();
        ends.forEach((partition, end) -> {
            Long committed = taken.get(partition);
            if (committed != null) {
                places.put(partition, Math.min(committed, end));
            } else if (ServiceTopics.PUBLISHED.contains(partition.topic())) {
                places.put(partition, end);
            }
        });
        return places;
    }

    private Set<String> noteFaults(
            Connection connection,
            Map<String, String> ids,
            Map<TopicPartition, Long> marks,
            Map<TopicPartition, Long> ends)
            throws SQLException {
        Set<String> recreated = TopicRepository.note(connection, ids);
        recreated.forEach(
                topic -> LOG.errorf("Topic %s was deleted and created again: it lacks records that it had", topic));
        Set<String> truncated = marks.entrySet().stream()
                .filter(mark -> mark.getValue() > ends.getOrDefault(mark.getKey(), Long.MAX_VALUE))
                .map(mark -> mark.getKey().topic())
                .filter(topic -> !recreated.contains(topic))
                .collect(Collectors.toSet());
        truncated.forEach(topic ->
                LOG.errorf("Topic %s ends before what was noted of it: it went back, and lacks records", topic));
        TopicRepository.truncated(connection, truncated);
        noteMissed(connection);
        return recreated;
    }

    private void noteMissed(Connection connection) throws SQLException {
        Map<String, Long> missed = consumedTopics.takeMissed();
        try {
            TopicRepository.missed(connection, missed);
        } catch (SQLException e) {
            consumedTopics.putBack(missed);
            throw e;
        }
    }

    private void note(Connection connection, Map<TopicPartition, Long> places) throws SQLException {
        boolean isAsNoted = CheckpointRepository.set(connection, places);
        changed.set(isAsNoted ? 0 : 1);
        if (!isAsNoted) {
            LOG.error("The database was restored or failed over: restart all instances"
                    + " together, so that they recover from Kafka");
        }
    }
}
