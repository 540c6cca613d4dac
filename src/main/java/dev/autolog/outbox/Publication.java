package dev.autolog.outbox;

import dev.autolog.kafka.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the audit trail to publish.
 *
 * @param position the position of the entry
 * @param accountId the account
 * @param subjectId the log or conflict
 * @param version the version of the log or conflict
 * @param at when it was decided
 * @param topic the topic; null if the entry is not published
 * @param payload the value; null for a tombstone
 * @param traceparent the trace context of the decision; null if it is not traced
 */
record Publication(
        AuditPosition position,
        String accountId,
        String subjectId,
        int version,
        Instant at,
        @Nullable OutputTopic topic,
        @Nullable String payload,
        @Nullable String traceparent) {

    /** The key of the record. */
    String key() {
        return accountId + "/" + subjectId;
    }

    /** The record to publish; empty if the entry is not published. */
    Optional<ProducerRecord<byte[], byte[]>> toRecord() {
        if (topic == null) {
            return Optional.empty();
        }
        String key = key();
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        byte @Nullable [] value = payload == null ? null : payload.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic.topicName(), null, keyBytes, value);
        new CloudEvent(topic.topicName() + "/" + subjectId + "/" + version, topic.eventType(payload == null), key, at)
                .addTo(message.headers());
        return Optional.of(message);
    }

    /** Masked: payloads hold personal data. */
    @Override
    public String toString() {
        return "Publication[" + position + "]";
    }
}
