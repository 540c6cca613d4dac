package dev.autolog.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A plain consumer of published calls, with the poll configuration of the service. */
final class CallReader implements AutoCloseable {
    private static final String[] PREFIXES = {
        "mp.messaging.connector.smallrye-kafka.", "mp.messaging.incoming.call-ended."
    };

    private final KafkaConsumer<byte[], byte[]> consumer;

    CallReader(String bootstrapServers, Map<TopicPartition, Long> from) {
        Map<String, Object> config = new HashMap<>(pollSettings());
        config.put("bootstrap.servers", bootstrapServers);
        config.put("enable.auto.commit", false);
        config.put("isolation.level", "read_committed");
        config.put("group.id", "bench-bare-consumer");
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
    }

    private static Map<String, Object> pollSettings() {
        Properties all = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            all.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> settings = new HashMap<>();
        for (String prefix : PREFIXES) {
            for (String name : all.stringPropertyNames()) {
                String setting = name.startsWith(prefix) ? name.substring(prefix.length()) : "";
                if (setting.startsWith("fetch.") || setting.startsWith("max.p")) {
                    settings.put(setting, all.getProperty(name));
                }
            }
        }
        return settings;
    }

    ConsumerRecords<byte[], byte[]> poll() {
        return consumer.poll(Duration.ofMillis(500));
    }

    /** Commits the offsets of all polled records. */
    void done() {
        consumer.commitAsync();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
