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
 * Reads the committed offsets and the ends of topics from Kafka, for all instances of the service. The metrics of a consumer
 * show the offsets that it has fetched, not those that are processed, and omit unassigned partitions. Methods block. The first
 * call creates the client, so that the service starts even if the cluster is unavailable.
 */
public final class TopicProgress implements AutoCloseable {
    private final Map<String, Object> config;
    private @Nullable Admin admin;

    /**
     * The offsets of a partition.
     *
     * @param begin the offset of the oldest retained record
     * @param committed the committed offset; null before the first commit
     * @param end the offset of the next record, or the first offset of an open transaction
     */
    public record OffsetRange(long begin, @Nullable Long committed, long end) {
        /** The offset of the first unprocessed record: consuming starts at the beginning if nothing is committed. */
        public long done() {
            return committed == null ? begin : committed;
        }
    }

    /**
     * Creates a reader, which connects on the first call.
     *
     * @param kafka the configuration shared by all clients
     * @param clientId the client id in Kafka
     * @param patience the timeout of a request
     */
    public TopicProgress(Map<String, Object> kafka, String clientId, Duration patience) {
        config = KafkaClientConfig.admin(kafka, clientId, patience);
    }

    /**
     * The offsets of all partitions of the channels' topics; missing topics are omitted.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public Map<TopicPartition, OffsetRange> of(List<Channel> channels) throws InterruptedException {
        List<TopicPartition> partitions = partitions(
                channels.stream().flatMap(channel -> channel.topics().stream()).toList());
        // In this order: the end of a partition may move meanwhile, and must not be behind its committed offset.
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
     * The end of each partition of topics: the offset of the next record, or the first offset of an open transaction. Missing
     * topics are omitted.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public Map<TopicPartition, Long> ends(Collection<String> topics) throws InterruptedException {
        return offsets(partitions(topics), OffsetSpec.latest());
    }

    /**
     * The beginning of each partition of topics: the offset of the oldest retained record. Missing topics are omitted.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public Map<TopicPartition, Long> begins(Collection<String> topics) throws InterruptedException {
        return offsets(partitions(topics), OffsetSpec.earliest());
    }

    /**
     * The ids of topics by their names; missing topics are omitted. A recreated topic gets a new id.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    public Map<String, String> ids(Collection<String> topics) throws InterruptedException {
        return existing(topics).stream()
                .collect(Collectors.toMap(
                        TopicDescription::name, topic -> topic.topicId().toString()));
    }

    /**
     * The configuration of topics, by topic and Kafka's name of the property; missing topics are omitted.
     *
     * @throws KafkaException if Kafka does not answer in time, or denies the service access
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
                // The topic is omitted. Without access, Kafka answers the same for an existing topic.
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
