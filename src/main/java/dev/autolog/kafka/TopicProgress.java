package dev.autolog.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * How far topics are dealt with, by whichever instance, as Kafka has it. What consumers tell of themselves says how far they have
 * fetched, not how far they are done, and nothing of unassigned partitions. Asking blocks; the client comes to life with the
 * first question, so that a cluster that is away does not stop the start.
 */
public final class TopicProgress implements AutoCloseable {
    private final Map<String, Object> config;
    private @Nullable Admin admin;

    /**
     * Where a partition stands.
     *
     * @param begin the offset of the oldest record that is kept
     * @param committed up to where it is done with; null before the first commit
     * @param end the offset that its next record gets, or the first one of a transaction that is open
     */
    public record OffsetRange(long begin, @Nullable Long committed, long end) {
        /** Up to where it is done with: where nothing is committed yet, taking in begins at the beginning. */
        public long done() {
            return committed == null ? begin : committed;
        }
    }

    /**
     * Prepares to ask.
     *
     * @param kafka what all clients share
     * @param clientId what Kafka knows it by
     * @param patience after which a question fails
     */
    public TopicProgress(Map<String, Object> kafka, String clientId, Duration patience) {
        config = KafkaClientConfig.admin(kafka, clientId, patience);
    }

    /**
     * Where all partitions of the channels' topics stand; those of missing topics are left out.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public Map<TopicPartition, OffsetRange> of(List<Channel> channels) throws InterruptedException {
        List<TopicPartition> partitions = partitions(
                channels.stream().flatMap(channel -> channel.topics().stream()).toList());
        // In this order: the end of a partition may move meanwhile, and must not be behind what is committed of it.
        Map<TopicPartition, Long> committed = committed(channels);
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, OffsetRange> offsetRanges = new HashMap<>();
        partitions.forEach(partition -> offsetRanges.put(
                partition,
                new OffsetRange(
                        begins.getOrDefault(partition, 0L),
                        committed.get(partition),
                        ends.getOrDefault(partition, 0L))));
        return offsetRanges;
    }

    /**
     * Where the partitions of topics end: the offset that the next record of each gets, or the first one of a transaction that is
     * open. Those of missing topics are left out.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public Map<TopicPartition, Long> ends(Collection<String> topics) throws InterruptedException {
        return offsets(partitions(topics), OffsetSpec.latest());
    }

    /**
     * Where the partitions of topics begin: the offset of the oldest record that is kept. Those of missing topics are left out.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public Map<TopicPartition, Long> begins(Collection<String> topics) throws InterruptedException {
        return offsets(partitions(topics), OffsetSpec.earliest());
    }

    /**
     * The ids of topics; missing ones are left out. A topic that is created again under its name gets another id.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public Map<String, String> ids(Collection<String> topics) throws InterruptedException {
        return existing(topics).stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.topicId().toString()));
    }

    /**
     * The settings of topics by their names in Kafka; missing topics are left out.
     *
     * @throws KafkaException if Kafka does not answer in time, or does not tell the service
     */
    public Map<String, Map<String, String>> settings(Collection<String> topics) throws InterruptedException {
        List<ConfigResource> resources = existing(topics).stream()
                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                .toList();
        Map<String, Map<String, String>> settings = new HashMap<>();
        get(admin().describeConfigs(resources).all()).forEach((topic, config) -> {
            Map<String, String> values = new HashMap<>();
            config.entries().forEach(entry -> values.put(entry.name(), String.valueOf(entry.value())));
            settings.put(topic.name(), values);
        });
        return settings;
    }

    private List<TopicPartition> partitions(Collection<String> topics) throws InterruptedException {
        return existing(topics).stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private List<TopicDescription> existing(Collection<String> topics) throws InterruptedException {
        List<TopicDescription> existing = new ArrayList<>();
        for (KafkaFuture<TopicDescription> topic :
                admin().describeTopics(topics).topicNameValues().values()) {
            try {
                existing.add(get(topic));
            } catch (UnknownTopicOrPartitionException | TopicAuthorizationException e) {
                // It is left out. To a client without rights Kafka says the same of a topic that is there.
            }
        }
        return existing;
    }

    private Map<TopicPartition, Long> committed(List<Channel> channels) throws InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> groups =
                channels.stream().collect(Collectors.toMap(Channel::group, _ -> new ListConsumerGroupOffsetsSpec()));
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (Map<TopicPartition, @Nullable OffsetAndMetadata> group :
                get(admin().listConsumerGroupOffsets(groups).all()).values()) {
            group.forEach((partition, at) -> {
                if (at != null) {
                    committed.put(partition, at.offset());
                }
            });
        }
        return committed;
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> which));
        return get(admin().listOffsets(wanted, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, at -> at.getValue().offset()));
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        }
    }

    private synchronized Admin admin() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(config);
            admin = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
