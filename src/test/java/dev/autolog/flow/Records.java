package dev.autolog.flow;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads topics whole, byte for byte. */
public final class Records {
    private Records() {}

    /** The records on a topic under a key, those of a partition in their order. */
    public static List<ConsumerRecord<byte[], byte[]>> under(String bootstrapServers, String topic, String key) {
        byte[] wanted = key.getBytes(StandardCharsets.UTF_8);
        return on(bootstrapServers, topic).stream()
                .filter(record -> record.key() != null && Arrays.equals(record.key(), wanted))
                .toList();
    }

    /** All records on a topic, those of a partition in their order. */
    public static List<ConsumerRecord<byte[], byte[]>> on(String bootstrapServers, String topic) {
        List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
        }
        return found;
    }

    /** A record's headers in their order, each as {@code name: value}. */
    public static List<String> headers(ConsumerRecord<byte[], byte[]> record) {
        List<String> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(header.key() + ": " + new String(header.value(), StandardCharsets.UTF_8));
        }
        return headers;
    }
}
