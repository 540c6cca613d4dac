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

/** Reads the timestamps of records, which Kafka only returns with the records. */
@ApplicationScoped
class OldestRecordQuery {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final int MOST_POLLS = 6;

    private final Map<String, Object> config;

    OldestRecordQuery(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        config = KafkaClientConfig.reader(kafka, "autolog-status-reader");
        // If the record is gone, the next one counts.
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // Fetches one record per partition, which Kafka returns even if it is larger.
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 1);
    }

    /** The timestamps, in milliseconds, of the records at these offsets; records not read in time are omitted. */
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
