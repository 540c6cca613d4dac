package dev.autolog.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Commits how far batches were processed, and again until Kafka has taken it. The connector's own strategies try once: a commit
 * that a rebalance refuses would leave a partition that falls silent with a lag that is none.
 *
 * <p>All state belongs to the channel's event loop.
 */
final class ProcessedOffsetCommitter extends ContextHolder implements KafkaCommitHandler {
    /** The name of the strategy in the connector's configuration. */
    static final String NAME = "processed";

    private static final Logger LOG = Logger.getLogger(ProcessedOffsetCommitter.class);
    private static final int CONTEXT_TIMEOUT_MILLIS = 60_000;
    private static final long BACK_OFF_MILLIS = 500;
    private static final Duration LAST_COMMIT_LIMIT = Duration.ofSeconds(2);

    private final KafkaConsumer<?, ?> consumer;
    /** Ends of batches that are being processed, of partitions that are still this consumer's. */
    private final Set<Mark> underWay = new HashSet<>();

    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private boolean committing;

    private record Mark(TopicPartition partition, long offset) {
        static Mark of(IncomingKafkaRecord<?, ?> last) {
            return new Mark(new TopicPartition(last.getTopic(), last.getPartition()), last.getOffset());
        }
    }

    private ProcessedOffsetCommitter(Vertx vertx, KafkaConsumer<?, ?> consumer) {
        super(vertx, CONTEXT_TIMEOUT_MILLIS);
        this.consumer = consumer;
    }

    @Override
    public <K, V> Uni<IncomingKafkaRecord<K, V>> received(IncomingKafkaRecord<K, V> last) {
        runOnContext(() -> underWay.add(Mark.of(last)));
        return Uni.createFrom().item(last);
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> last) {
        runOnContext(() -> {
            Mark mark = Mark.of(last);
            // A partition that went to another meanwhile is that one's to commit.
            if (underWay.remove(mark)) {
                due.put(mark.partition, new OffsetAndMetadata(mark.offset + 1));
                commit();
            }
        });
        return Uni.createFrom().voidItem().runSubscriptionOn(last::runOnMessageContext);
    }

    private void commit() {
        if (committing || due.isEmpty()) {
            return;
        }
        committing = true;
        Map<TopicPartition, OffsetAndMetadata> offsets = Map.copyOf(due);
        consumer.commitAsync(offsets)
                .subscribe()
                .with(_ -> runOnContext(() -> committed(offsets)), _ -> runOnContext(this::retry));
    }

    private void committed(Map<TopicPartition, OffsetAndMetadata> offsets) {
        committing = false;
        due.entrySet().removeAll(offsets.entrySet());
        commit();
    }

    private void retry() {
        long _ = vertx.setTimer(
                BACK_OFF_MILLIS,
                _ -> runOnContext(() -> {
                    committing = false;
                    commit();
                }));
    }

    /** Called by the consumer's thread, before the partitions go to another or the consumer ends. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = runOnContextAndAwait(() -> {
            underWay.removeIf(mark -> partitions.contains(mark.partition));
            Map<TopicPartition, OffsetAndMetadata> gone = new HashMap<>(due);
            gone.keySet().retainAll(partitions);
            due.keySet().removeAll(partitions);
            return gone;
        });
        if (last.isEmpty()) {
            return;
        }
        try {
            consumer.unwrap().commitSync(last, LAST_COMMIT_LIMIT);
        } catch (KafkaException e) {
            // The next owner processes those records again, which changes nothing.
            LOG.infof(
                    "Offsets were not committed before a rebalance: %s",
                    e.getClass().getSimpleName());
        }
    }

    /** Makes the strategy known to the connector. */
    @ApplicationScoped
    @Identifier(NAME)
    static class Factory implements KafkaCommitHandler.Factory {
        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            return new ProcessedOffsetCommitter(vertx, consumer);
        }
    }
}
