package dev.autolog.demo;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that the demo publishes.
 *
 * @param value as text, because not every one of them is JSON
 * @param decidedApart whether it leads to an outcome of its own; a repeat or a correction does not
 */
record DemoRecord(String topic, String key, String value, boolean decidedApart) {
    ProducerRecord<byte[], byte[]> toKafka() {
        return new ProducerRecord<>(
                topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8));
    }
}
