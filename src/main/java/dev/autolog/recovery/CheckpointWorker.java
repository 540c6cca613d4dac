package dev.autolog.recovery;

import dev.autolog.kafka.Channel;
import dev.autolog.outbox.OutputTopic;
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
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Notes again and again how far Kafka's topics have been dealt with. On every instance: what is noted is true of all. */
@ApplicationScoped
class CheckpointWorker {
    static final List<String> PUBLISHED =
            Stream.of(OutputTopic.values()).map(OutputTopic::topicName).toList();

    /** 1 while the database may lack something that only a start makes up for, else 0. */
    static final String CHANGED = "database.changed";

    private static final Logger LOG = Logger.getLogger(CheckpointWorker.class);

    private final DataSource database;
    private final TopicReader topicReader;
    private final List<Channel> channels;
    private final RecoveryConfig config;
    private final AtomicInteger changed = new AtomicInteger();
    private final BackgroundWorker backgroundWorker;

    CheckpointWorker(
            DataSource database,
            SchemaMigrator schemaMigrator,
            TopicReader topicReader,
            Config settings,
            RecoveryConfig config,
            MeterRegistry registry) {
        this.database = database;
        this.topicReader = topicReader;
        this.channels = Channel.in(settings);
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
            // Kafka is asked first: what it says then was committed in the database before.
            Map<TopicPartition, Long> places = new HashMap<>(topicReader.ends(PUBLISHED));
            places.putAll(topicReader.taken(channels));
            try (Connection connection = database.getConnection()) {
                boolean isAsNoted = CheckpointRepository.set(connection, places);
                changed.set(isAsNoted ? 0 : 1);
                if (!isAsNoted) {
                    LOG.error("The database was restored or failed over: restart all instances"
                            + " together, so that they recover from Kafka");
                }
            }
        } while (backgroundWorker.rest(config.interval()));
    }
}
