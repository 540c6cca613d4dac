package dev.autolog.status;

import dev.autolog.kafka.KafkaClientConfig;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads since when records have been there; Kafka tells it with the records alone. */
@ApplicationScoped
class OldestRecordQuery {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int MOST_POLLS = 6;

    private final Map<String, Object> config;

    OldestRecordQuery(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        config = KafkaClientConfig.reader(kafka, "autolog-status-reader");
        // What stood there may be gone; the next one that is left counts.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // One record of each partition is all that is wanted, though it may be large.
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
    }

    /** When the records came that stand in these places, in milliseconds; those that were not read in time are left out. */
    Map<TopicPartition, Long> timesAt(Map<TopicPartition, Long> places) {
        Map<TopicPartition, Long> times = new HashMap<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(places.keySet());
            places.forEach(consumer::seek);
            for (int poll = 0; poll < MOST_POLLS && times.size() < places.size(); poll++) {
                for (ConsumerRecord<byte[], byte[]> read : consumer.poll(POLL)) {
                    times.putIfAbsent(new TopicPartition(read.topic(), read.partition()), read.timestamp());
                }
                consumer.pause(List.copyOf(times.keySet()));
            }
        }
        return times;
    }
}
