package dev.autolog.torture;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An input record.
 *
 * @param event the name of the record in the model, published as a header, which identifies the record in reports
 * @param value the value; null for a tombstone
 */
record TortureRecord(
        String event, String topic, String key, @Nullable String value) {
    /** The header with the event. */
    static final String EVENT = "torture-event";

    static final String CONTACTS = "crm-contacts";
    static final String CALLS = "call-ended";
    static final String MESSAGES = "message-exchanged";

    ProducerRecord<byte[], byte[]> toKafka() {
        ProducerRecord<byte[], byte[]> message =
                new ProducerRecord<>(topic, bytes(key), value == null ? null : bytes(value));
        message.headers().add(EVENT, bytes(event));
        return message;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Masked: values hold numbers. */
    @Override
    public String toString() {
        return "TortureRecord[" + event + "]";
    }
}
