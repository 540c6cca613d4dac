package dev.autolog.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads when conflicts are resolved, from now on. */
final class Settled implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Instant> at = new HashMap<>();

    Settled(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        var partitions = Offsets.partitions(consumer, "unresolved-conflicts");
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Waits until all given conflicts are resolved; returns the timestamps of their records. */
    Map<String, Instant> await(Set<String> conflicts, Duration limit) {
        Instant end = Instant.now().plus(limit);
        while (!at.keySet().containsAll(conflicts)) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("not every conflict was settled within " + limit);
            }
            consumer.poll(Duration.ofMillis(100))
                    .forEach(out -> read(out.value(), Instant.ofEpochMilli(out.timestamp())));
        }
        return at;
    }

    private void read(byte[] value, Instant when) {
        try {
            JsonNode conflict = JSON.readTree(value);
            if (conflict.path("status").asText().equals("RESOLVED")) {
                at.putIfAbsent(conflict.path("conflictId").asText(), when);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
