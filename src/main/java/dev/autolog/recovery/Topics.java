package dev.autolog.recovery;

import dev.autolog.records.Channel;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Kafka's topics, as they are read without being a member of any group. */
@ApplicationScoped
class Topics {
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int AT_A_TIME = 1000;

    private final Map<String, Object> kafka;
    private @Nullable Admin admin;

    Topics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Up to where a channel's group has taken its topics in, where it has begun to. */
    Map<TopicPartition, Long> taken(Channel channel) throws InterruptedException {
        Map<TopicPartition, Long> taken = new HashMap<>();
        get(admin().listConsumerGroupOffsets(channel.group()).partitionsToOffsetAndMetadata())
                .forEach((partition, at) -> {
                    if (at != null && channel.topics().contains(partition.topic())) {
                        taken.put(partition, at.offset());
                    }
                });
        return taken;
    }

    /** Where the partitions of topics end. */
    Map<TopicPartition, Long> ends(Collection<String> topics) throws InterruptedException {
        return places(topics, OffsetSpec.latest());
    }

    private Map<TopicPartition, Long> places(Collection<String> topics, OffsetSpec which) throws InterruptedException {
        Map<TopicPartition, OffsetSpec> wanted = get(
                        admin().describeTopics(topics).allTopicNames())
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, _ -> which));
        return get(admin().listOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, at -> at.getValue().offset()));
    }

    /**
     * Reads partitions in their order, some records at a time.
     *
     * @param from where to begin; at the beginning where nothing is said, or where that is gone
     * @param to where to end
     */
    void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> to,
            Consumer<ConsumerRecords<byte[], byte[]>> reader) {
        Set<TopicPartition> left = new HashSet<>(to.keySet());
        left.removeIf(partition -> from.getOrDefault(partition, 0L) >= to.getOrDefault(partition, 0L));
        if (left.isEmpty()) {
            return;
        }
        try (var consumer = new KafkaConsumer<>(consumer(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(left);
            left.forEach(partition -> consumer.seek(partition, from.getOrDefault(partition, 0L)));
            while (!left.isEmpty()) {
                ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
                if (!records.isEmpty()) {
                    reader.accept(records);
                }
                if (left.removeIf(one -> consumer.position(one) >= to.getOrDefault(one, 0L))) {
                    consumer.assign(left);
                }
            }
        }
    }

    private Map<String, Object> consumer() {
        Map<String, Object> config = new HashMap<>(kafka);
        config.keySet().retainAll(ConsumerConfig.configNames());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "autolog-recovery");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_A_TIME);
        return config;
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
            Map<String, Object> config = new HashMap<>(kafka);
            config.keySet().retainAll(AdminClientConfig.configNames());
            config.put(AdminClientConfig.CLIENT_ID_CONFIG, "autolog-recovery");
            open = Admin.create(config);
            admin = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
