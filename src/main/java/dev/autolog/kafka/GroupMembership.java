package dev.autolog.kafka;

import dev.autolog.persistence.DatabaseProbe;
import dev.autolog.persistence.SchemaMigrator;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaConnector;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.reactive.messaging.spi.Connector;
import org.jboss.logging.Logger;

/**
 * Joins the consumer groups when this instance can work, and leaves them while it cannot: the partitions of a member without
 * a database would wait for it, although other members could process them.
 */
@ApplicationScoped
public class GroupMembership {
    /** 1 while this instance takes part in its consumer groups, else 0. */
    static final String JOINED = "groups.joined";

    private static final Logger LOG = Logger.getLogger(GroupMembership.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
    /** Longer than a database takes to be started again or to fail over: each rebalance makes the others wait as well. */
    private static final Duration LONGEST_WITHOUT_DATABASE = Duration.ofMinutes(1);
    /** Longer than a poll with a rebalance in it. */
    private static final Duration CHANGE_LIMIT = Duration.ofSeconds(30);

    /** A decision that takes no longer is as fast as most on a slow machine. */
    private static final Duration QUICK = Duration.ofMillis(200);

    private static final int MOST_REHEARSALS = 10;

    private final KafkaConnector kafka;
    private final ConsumedTopics consumedTopics;
    private final ProcessedPositions processedPositions;
    private final SchemaMigrator schemaMigrator;
    private final DatabaseProbe databaseProbe;
    private final List<Rehearsal> rehearsals;
    private final Vertx vertx;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile boolean joined;

    GroupMembership(
            @Connector(KafkaConnector.CONNECTOR_NAME) KafkaConnector kafka,
            ConsumedTopics consumedTopics,
            ProcessedPositions processedPositions,
            SchemaMigrator schemaMigrator,
            DatabaseProbe databaseProbe,
            @All List<Rehearsal> rehearsals,
            Vertx vertx,
            MeterRegistry registry) {
        this.kafka = kafka;
        this.consumedTopics = consumedTopics;
        this.processedPositions = processedPositions;
        this.schemaMigrator = schemaMigrator;
        this.databaseProbe = databaseProbe;
        this.rehearsals = rehearsals;
        this.vertx = vertx;
        Gauge.builder(JOINED, this, membership -> membership.joined ? 1 : 0)
                .description("1 while this instance takes part in its consumer groups, else 0")
                .register(registry);
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("groups").start(this::run);
    }

    /**
     * Leaves the groups first when the service stops, so that other members take its partitions at once. The connector would leave
     * among the last, and would retry the current batch in vain after the database's connections are closed.
     */
    void stop(@Observes @Priority(1) ShutdownEvent event) {
        stopping.countDown();
        kafka.terminate(event);
    }

    /** Whether this instance takes part in its consumer groups, or is about to. */
    public boolean isJoined() {
        return joined;
    }

    private void run() {
        try {
            if (!schemaMigrator.awaitCurrent(stopping)) {
                return;
            }
            rehearse();
            long lastAnswer = System.nanoTime();
            do {
                if (databaseProbe.ask().await().indefinitely().isWorking()) {
                    lastAnswer = System.nanoTime();
                    join();
                } else if (System.nanoTime() - lastAnswer > LONGEST_WITHOUT_DATABASE.toNanos()) {
                    leave();
                }
            } while (!stopping.await(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Rehearses until a run is quick: the first runs take seconds, during which the calls of assigned partitions would wait. The
     * instance joins even if a rehearsal fails.
     */
    private void rehearse() {
        for (int run = 0; run < MOST_REHEARSALS && stopping.getCount() > 0; run++) {
            long begin = System.nanoTime();
            try {
                rehearsals.forEach(rehearsal -> VertxContexts.await(vertx, rehearsal::rehearse));
            } catch (RuntimeException e) {
                LOG.warnf("Joining the consumer groups without a rehearsal: %s", FailureClassifier.describe(e));
                return;
            }
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            LOG.debugf("Rehearsed a decision in %d ms", took.toMillis());
            if (took.compareTo(QUICK) < 0) {
                return;
            }
        }
    }

    private void join() throws InterruptedException {
        if (joined) {
            return;
        }
        try {
            Map<TopicPartition, OffsetAndMetadata> positions = processedPositions.read();
            ofAll(consumer -> consumer.join(positions));
            joined = true;
            LOG.info("Joining the consumer groups");
        } catch (SQLException | RuntimeException e) {
            LOG.warnf("Waiting to join the consumer groups: %s", FailureClassifier.describe(e));
        }
    }

    private void leave() {
        if (!joined) {
            return;
        }
        LOG.errorf(
                "Leaving the consumer groups, so that other instances process their calls: no work with PostgreSQL for %d s",
                LONGEST_WITHOUT_DATABASE.toSeconds());
        joined = false;
        try {
            ofAll(ProcessedOffsetCommitter::leave);
        } catch (RuntimeException e) {
            LOG.warnf("Leaving the consumer groups failed: %s", FailureClassifier.describe(e));
        }
    }

    private void ofAll(Function<ProcessedOffsetCommitter, Uni<Void>> change) {
        Uni.join()
                .all(consumedTopics.consumers().stream().map(change).toList())
                .andCollectFailures()
                .await()
                .atMost(CHANGE_LIMIT);
    }
}
