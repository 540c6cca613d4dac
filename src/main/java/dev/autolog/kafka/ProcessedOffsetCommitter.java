package dev.autolog.kafka;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.ChannelRegistry;
import io.smallrye.reactive.messaging.PausableChannel;
import io.smallrye.reactive.messaging.kafka.IncomingKafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaConnectorIncomingConfiguration;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.smallrye.reactive.messaging.kafka.commit.ContextHolder;
import io.smallrye.reactive.messaging.kafka.commit.KafkaCommitHandler;
import io.smallrye.reactive.messaging.kafka.impl.ReactiveKafkaConsumer;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Commits the offsets of processed batches, and retries until Kafka accepts them. The connector's own strategies try once:
 * after a commit that a rebalance refuses, an idle partition would show a lag although all its records are processed. Each
 * commit carries the id of its topic, so that any instance notices a recreated topic and reads it from the beginning.
 *
 * <p>All state is confined to the channel's event loop.
 */
final class ProcessedOffsetCommitter extends ContextHolder implements KafkaCommitHandler {
    /** The name of the strategy in the connector's configuration. */
    static final String NAME = "processed";

    private static final Logger LOG = Logger.getLogger(ProcessedOffsetCommitter.class);
    private static final int CONTEXT_TIMEOUT_MILLIS = 60_000;
    private static final long BACK_OFF_MILLIS = 500;
    private static final Duration LAST_COMMIT_LIMIT = Duration.ofSeconds(2);
    private static final Duration REQUEST_LIMIT = Duration.ofSeconds(10);

    private final KafkaConsumer<?, ?> consumer;
    private final ConsumedTopics consumedTopics;
    /** Resumes the channel. Before that, the consumer is not polled and has not joined its group. */
    private final Supplier<PausableChannel> demand;
    /** The progress of the partitions that are assigned to this consumer. */
    private final Map<TopicPartition, PartitionProgress> progress = new HashMap<>();

    private final Map<TopicPartition, OffsetAndMetadata> due = new HashMap<>();
    private boolean committing;
    private boolean restarting;
    /** Offsets at which partitions without a committed offset start. */
    private volatile Map<TopicPartition, OffsetAndMetadata> positions = Map.of();
    /** The topics to subscribe to at the next join; null while the consumer is a member. Used by the consumer's thread only. */
    private @Nullable Set<String> topicsAfterwards;

    private ProcessedOffsetCommitter(
            Vertx vertx,
            KafkaConsumer<?, ?> consumer,
            ConsumedTopics consumedTopics,
            Supplier<PausableChannel> demand) {
        super(vertx, CONTEXT_TIMEOUT_MILLIS);
        this.consumer = consumer;
        this.consumedTopics = consumedTopics;
        this.demand = demand;
    }

    /**
     * Makes the consumer join its group.
     *
     * @param known offsets at which partitions without a committed offset start; the others start at their beginning
     */
    Uni<Void> join(Map<TopicPartition, OffsetAndMetadata> known) {
        positions = known;
        demand.get().resume();
        return consumer.runOnPollingThread(client -> {
            if (topicsAfterwards != null) {
                client.unsubscribe();
                client.subscribe(topicsAfterwards, reactive().getRebalanceListener());
                topicsAfterwards = null;
            }
        });
    }

    /** Makes the consumer leave its group. It finishes the current batch, which changes nothing if another member does so too. */
    Uni<Void> leave() {
        // The connector would resume later what it has paused by then.
        return reactive().resume().chain(() -> consumer.runOnPollingThread(this::park));
    }

    /** The connector goes on polling, which needs a partition: assigns one outside of the group, and pauses it. */
    private void park(Consumer<?, ?> client) {
        if (topicsAfterwards == null) {
            Set<String> topics = Set.copyOf(client.subscription());
            client.unsubscribe();
            Set<TopicPartition> parked =
                    Set.of(new TopicPartition(topics.iterator().next(), 0));
            client.assign(parked);
            client.pause(parked);
            topicsAfterwards = topics;
        }
    }

    private ReactiveKafkaConsumer<?, ?> reactive() {
        return (ReactiveKafkaConsumer<?, ?>) consumer;
    }

    /** Called by the consumer's thread after each poll. */
    private void polled(ConsumerRecords<byte[], byte[]> records) {
        runOnContext(() -> {
            records.nextOffsets()
                    .forEach((partition, position) ->
                            with(partition, of -> of.polled(records.records(partition), position.offset())));
            commit();
        });
    }

    @Override
    public <K, V> Uni<Void> handle(IncomingKafkaRecord<K, V> last) {
        runOnContext(() -> {
            with(new TopicPartition(last.getTopic(), last.getPartition()), of -> of.processed(last.getOffset()));
            commit();
        });
        return Uni.createFrom().voidItem().runSubscriptionOn(last::runOnMessageContext);
    }

    private interface ProgressStep {
        OptionalLong apply(PartitionProgress partitionProgress);
    }

    /** Does nothing for a partition that was revoked meanwhile: its new owner commits it. */
    private void with(TopicPartition partition, ProgressStep step) {
        PartitionProgress of = progress.get(partition);
        if (of != null) {
            step.apply(of).ifPresent(offset -> due.put(partition, of.commit(offset)));
        }
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

    /** Called by the consumer's thread, before it polls the partitions. */
    @Override
    public void partitionsAssigned(Collection<TopicPartition> partitions) {
        if (partitions.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> forgotten = new HashMap<>();
        committedOffsets(partitions).forEach((partition, offset) -> {
            OffsetAndMetadata known = positions.get(partition);
            if (offset != null) {
                committed.put(partition, offset);
            } else if (known != null) {
                forgotten.put(partition, known);
            }
        });
        forgotten.forEach(this::resume);
        committed.putAll(forgotten);
        runOnContextAndAwait(() -> {
            partitions.forEach(partition -> progress.put(partition, PartitionProgress.from(committed.get(partition))));
            due.putAll(forgotten);
            commit();
            return committed;
        });
    }

    private void resume(TopicPartition partition, OffsetAndMetadata known) {
        LOG.warnf(
                "Kafka has no offset of the group for %s partition %d: going on at %d, up to where it was processed",
                partition.topic(), partition.partition(), known.offset());
        consumer.unwrap().seek(partition, known);
    }

    /** The committed offsets of the group, with null where there is none; empty if Kafka does not answer. */
    private Map<TopicPartition, OffsetAndMetadata> committedOffsets(Collection<TopicPartition> partitions) {
        try {
            return consumer.unwrap().committed(Set.copyOf(partitions), REQUEST_LIMIT);
        } catch (KafkaException e) {
            LOG.infof(
                    "Offsets are not known after a rebalance: %s", e.getClass().getSimpleName());
            return Map.of();
        }
    }

    /** Called by the consumer's thread, before the partitions are reassigned or the consumer closes. */
    @Override
    public void partitionsRevoked(Collection<TopicPartition> partitions) {
        Map<TopicPartition, OffsetAndMetadata> last = runOnContextAndAwait(() -> {
            progress.keySet().removeAll(partitions);
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

    /**
     * Compares the progress of this consumer with the topics: counts records that Kafka deleted before they were read, and
     * makes the consumer read recreated topics from the beginning.
     *
     * @param ids the ids of topics by their names
     * @param begins the beginning offsets of partitions
     */
    void compare(Map<String, String> ids, Map<TopicPartition, Long> begins) {
        if (getContext() == null) {
            return;
        }
        runOnContext(() -> {
            Map<TopicPartition, String> recreated = new HashMap<>();
            progress.forEach((partition, of) -> {
                String id = ids.get(partition.topic());
                if (id != null && of.isOtherThan(id)) {
                    recreated.put(partition, id);
                } else {
                    countMissed(partition, of, begins.getOrDefault(partition, 0L));
                }
            });
            commit();
            if (!recreated.isEmpty() && !restarting) {
                restart(recreated);
            }
        });
    }

    private void countMissed(TopicPartition partition, PartitionProgress of, long begin) {
        consumedTopics.missed(partition, of.missed(begin));
        with(partition, overtaken -> overtaken.overtaken(begin));
    }

    private void restart(Map<TopicPartition, String> recreated) {
        restarting = true;
        consumer.runOnPollingThread(client -> {
                    startOver(client, recreated);
                })
                .subscribe()
                .with(_ -> runOnContext(() -> restarting = false), failure -> {
                    LOG.warnf(
                            "Retrying to read a topic from its beginning: %s",
                            failure.getClass().getSimpleName());
                    runOnContext(() -> restarting = false);
                });
    }

    /** Runs on the consumer's thread, so that it polls nothing meanwhile. */
    private void startOver(Consumer<?, ?> client, Map<TopicPartition, String> recreated) {
        Set<TopicPartition> partitions = new HashSet<>(recreated.keySet());
        partitions.retainAll(client.assignment());
        Map<TopicPartition, OffsetAndMetadata> begins = new HashMap<>();
        client.beginningOffsets(partitions, REQUEST_LIMIT)
                .forEach((partition, begin) -> begins.put(
                        partition, new OffsetAndMetadata(begin, Objects.requireNonNull(recreated.get(partition)))));
        // From now on no earlier batch is committed; a commit in flight carries the id of the old topic.
        runOnContextAndAwait(() -> {
            due.keySet().removeAll(partitions);
            progress.replaceAll((partition, of) -> partitions.contains(partition) ? of.withoutBatches() : of);
            return partitions;
        });
        client.commitSync(begins, REQUEST_LIMIT);
        // Removes the records polled at the old positions from the connector's queue.
        reactive().getRebalanceListener().onPartitionsRevoked(partitions);
        begins.forEach((partition, begin) -> client.seek(partition, begin.offset()));
        runOnContextAndAwait(() -> {
            begins.forEach((partition, begin) -> progress.put(partition, PartitionProgress.from(begin)));
            return begins;
        });
        partitions.stream()
                .map(TopicPartition::topic)
                .distinct()
                .forEach(topic -> LOG.errorf("Topic %s was created again: reading it from its beginning", topic));
    }

    /** Registers the strategy with the connector. */
    @ApplicationScoped
    @Identifier(NAME)
    static class Factory implements KafkaCommitHandler.Factory {
        private final ConsumedTopics consumedTopics;
        private final ChannelRegistry channelRegistry;

        Factory(ConsumedTopics consumedTopics, ChannelRegistry channelRegistry) {
            this.consumedTopics = consumedTopics;
            this.channelRegistry = channelRegistry;
        }

        @Override
        public KafkaCommitHandler create(
                KafkaConnectorIncomingConfiguration config,
                Vertx vertx,
                KafkaConsumer<?, ?> consumer,
                BiConsumer<Throwable, Boolean> reportFailure) {
            var committer = new ProcessedOffsetCommitter(
                    vertx, consumer, consumedTopics, () -> channelRegistry.getPausable(config.getChannel()));
            PollInterceptor.Listener.in(consumer.configuration()).tell(committer::polled);
            consumedTopics.add(committer);
            return committer;
        }
    }
}
