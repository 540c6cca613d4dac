package dev.autolog.recovery;

import dev.autolog.kafka.Channel;
import dev.autolog.kafka.KafkaClientConfig;
import dev.autolog.kafka.TopicProgress;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads Kafka's topics without joining a consumer group. */
@ApplicationScoped
class TopicReader {
    private static final String CLIENT_ID = "autolog-recovery";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int AT_A_TIME = 1000;

    private final Map<String, Object> kafka;
    private final TopicProgress progress;

    TopicReader(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
        progress = new TopicProgress(kafka, CLIENT_ID, PATIENCE);
    }

    /** The committed offsets of the channels' groups; partitions without one are omitted. */
    Map<TopicPartition, Long> taken(List<Channel> channels) throws InterruptedException {
        Map<TopicPartition, Long> taken = new HashMap<>();
        progress.of(channels).forEach((partition, offsetRange) -> {
            Long committed = offsetRange.committed();
            if (committed != null) {
                taken.put(partition, committed);
            }
        });
        return taken;
    }

    /** The ids of those topics that exist. */
    Map<String, String> ids(List<String> topics) throws InterruptedException {
        return progress.ids(topics);
    }

    /** The first offsets of the topics' partitions. */
    Map<TopicPartition, Long> begins(List<String> topics) throws InterruptedException {
        return progress.begins(topics);
    }

    /** The end offsets of the topics' partitions. */
    Map<TopicPartition, Long> ends(List<String> topics) throws InterruptedException {
        return progress.ends(topics);
    }

    /**
     * Reads partitions in order, in batches.
     *
     * @param from the first offset; the beginning if it is missing or no longer exists
     * @param to the end offset, exclusive
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
        Map<String, Object> config = KafkaClientConfig.reader(kafka, CLIENT_ID);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, AT_A_TIME);
        return config;
    }

    @PreDestroy
    void close() {
        progress.close();
    }
}
