package dev.autolog.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Counts the outcomes of this run's calls by consuming the output topics. */
final class DemoTally implements AutoCloseable {
    private static final String LOGGED = "call-logged";
    private static final String CONFLICTS = "unresolved-conflicts";
    private static final String DEAD_LETTERS = "call-ended-dead-letter";

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final ObjectMapper json = new ObjectMapper();
    private final String run;
    private final Map<String, Integer> logVersions = new TreeMap<>();
    private final Map<String, String> conflictKinds = new TreeMap<>();
    private final Map<String, Integer> deadLetters = new TreeMap<>();
    private final Set<String> threads = new HashSet<>();

    /** Starts at the end of the topics; earlier records do not count. */
    DemoTally(String bootstrapServers, String run) {
        this.run = run;
        consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = List.of(LOGGED, CONFLICTS, DEAD_LETTERS).stream()
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Polls once, for at most the given time, and counts the records. */
    void read(Duration time) {
        consumer.poll(time).forEach(this::count);
    }

    int logged() {
        return logVersions.size();
    }

    /** The number of logs that were updated. */
    long corrected() {
        return logVersions.values().stream().filter(version -> version > 1).count();
    }

    /** The number of conflicts of a kind, open or resolved. */
    long conflicts(String kind) {
        return conflictKinds.values().stream().filter(kind::equals).count();
    }

    int conflicts() {
        return conflictKinds.size();
    }

    /** The number of message threads that are logged or in conflict. A thread of today may continue one of an earlier run. */
    int threads() {
        return threads.size();
    }

    /** The number of dead letters by reason. */
    Map<String, Integer> deadLetters() {
        return deadLetters;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(DEAD_LETTERS)) {
            if (new String(record.key(), StandardCharsets.UTF_8).contains("/" + run)) {
                deadLetters.merge(text(record.headers().lastHeader("dead-letter-reason")), 1, Integer::sum);
            }
            return;
        }
        JsonNode value = parse(record.value());
        if (value.path("medium").asText().equals("SMS")) {
            threads.add(value.path("callId").asText() + value.path("agentId").asText());
            return;
        }
        if (!value.path("callId").asText().startsWith(run)) {
            return;
        }
        if (record.topic().equals(LOGGED)) {
            logVersions.merge(
                    value.path("callLogId").asText(), value.path("version").asInt(), Math::max);
        } else {
            conflictKinds.put(
                    value.path("conflictId").asText(), value.path("kind").asText());
        }
    }

    private JsonNode parse(byte @Nullable [] value) {
        try {
            return value == null ? json.missingNode() : json.readTree(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(@Nullable Header header) {
        return header == null ? "?" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
