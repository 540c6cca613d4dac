package dev.autolog.outbox;

import dev.autolog.kafka.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * A line of the audit trail on its way out.
 *
 * @param position where it stands
 * @param accountId the account
 * @param subjectId the log or conflict it is about
 * @param version that one's version
 * @param at when it was decided
 * @param topic where to; null if the line is for the trail only
 * @param payload the value; null for a tombstone
 * @param traceparent where in its trace it was decided; null if it is not traced
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

    /** The record to publish; empty if the line is for the trail only. */
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
