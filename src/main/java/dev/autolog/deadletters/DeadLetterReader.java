package dev.autolog.deadletters;

import dev.autolog.kafka.KafkaClientConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads single records of the dead-letter topics again, byte for byte. All methods block. */
@ApplicationScoped
class DeadLetterReader {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> config;

    DeadLetterReader(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        config = KafkaClientConfig.reader(kafka, "autolog-letter-reader");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        // One record per poll: the consumer keeps the rest of the fetched batch for the next seek.
        config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * The records at these positions; expired ones are omitted.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> read(Collection<DeadLetterId> ids) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions =
                    ids.stream().map(DeadLetterReader::partition).distinct().toList();
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> found = new HashMap<>();
            for (TopicPartition partition : partitions) {
                consumer.assign(List.of(partition));
                for (DeadLetterId id : in(ids, partition)) {
                    if (id.offset() >= begins.getOrDefault(partition, 0L)
                            && id.offset() < ends.getOrDefault(partition, 0L)) {
                        read(consumer, partition, id, found);
                    }
                }
            }
            return found;
        }
    }

    private static List<DeadLetterId> in(Collection<DeadLetterId> ids, TopicPartition partition) {
        return ids.stream()
                .filter(id -> partition(id).equals(partition))
                .distinct()
                .sorted()
                .toList();
    }

    private static void read(
            KafkaConsumer<byte[], byte[]> consumer,
            TopicPartition partition,
            DeadLetterId id,
            Map<DeadLetterId, ConsumerRecord<byte[], byte[]>> found) {
        consumer.seek(partition, id.offset());
        try {
            List<ConsumerRecord<byte[], byte[]>> read = consumer.poll(PATIENCE).records(partition);
            if (read.isEmpty()) {
                throw new TimeoutException("a record was not read in time");
            }
            // A higher offset: retention has just deleted this record.
            if (read.getFirst().offset() == id.offset()) {
                found.put(id, read.getFirst());
            }
        } catch (OffsetOutOfRangeException e) {
            // Retention has just deleted the record.
        }
    }

    private static TopicPartition partition(DeadLetterId id) {
        return new TopicPartition(id.topic(), id.partition());
    }

    /**
     * The first offsets of the topics' partitions; topics that do not exist are omitted.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    Map<TopicPartition, Long> begins(Collection<String> topics) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = topics.stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            return consumer.beginningOffsets(partitions);
        }
    }
}
