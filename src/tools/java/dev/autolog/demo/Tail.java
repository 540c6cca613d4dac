package dev.autolog.demo;

import dev.autolog.local.Console;
import dev.autolog.local.LibraryLogs;
import dev.autolog.local.LocalSettings;
import dev.autolog.local.StartFailure;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** The program of {@code make tail}: prints key and value of a topic's records so far, for machines without kcat. */
public final class Tail {
    private Tail() {}

    /** Prints the records of the topic that is the first argument. */
    public static void main(String[] args) {
        Console console = new Console();
        LibraryLogs.hush();
        try {
            print(LocalSettings.from(System.getenv()), args[0], console);
        } catch (StartFailure e) {
            console.error(e.line());
            System.exit(1);
        }
    }

    private static void print(LocalSettings settings, String topic, Console console) {
        if (!settings.isRunning()) {
            throw new StartFailure("No Kafka answers on " + settings.bootstrapServers());
        }
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> console.line(line(record)));
            }
        }
    }

    private static String line(ConsumerRecord<byte[], byte[]> record) {
        return text(record.key()) + " " + text(record.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "null" : new String(bytes, StandardCharsets.UTF_8);
    }
}
