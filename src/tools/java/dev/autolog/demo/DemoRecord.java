package dev.autolog.demo;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that the demo publishes.
 *
 * @param value the value as text, because some values are not valid JSON
 * @param decidedApart whether the record has an outcome of its own; a repeat or a correction has none
 */
record DemoRecord(String topic, String key, String value, boolean decidedApart) {
    ProducerRecord<byte[], byte[]> toKafka() {
        return new ProducerRecord<>(
                topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }
}
