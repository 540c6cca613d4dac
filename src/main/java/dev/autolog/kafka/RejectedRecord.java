package dev.autolog.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A record that can never be processed.
 *
 * @param source the record, whose bytes are published unchanged
 * @param reason why it cannot be processed
 * @param detail the path of the field at fault, or the failure; never a value. Null if there is neither
 */
record RejectedRecord(
        ConsumerRecord<byte[], byte[]> source,
        DeadLetterReason reason,
        @Nullable String detail) {

    /** The dead letter to publish: the original key, value and headers, and headers with its original position and the reason. */
    ProducerRecord<byte[], byte[]> toRecord(Instant now) {
        return toRecord(source.value(), now);
    }

    /**
     * The dead letter to publish if the full one exceeds the topic's size limit: without the value, which remains at the
     * position that the headers name.
     */
    ProducerRecord<byte[], byte[]> toRecordWithoutValue(Instant now) {
        var dead = toRecord(null, now);
        set(dead.headers(), "dead-letter-detail", "the value is too large for this topic");
        return dead;
    }

    private ProducerRecord<byte[], byte[]> toRecord(byte @Nullable [] value, Instant now) {
        ProducerRecord<byte[], byte[]> dead =
                new ProducerRecord<>(source.topic() + "-dead-letter", null, source.key(), value);
        Headers headers = dead.headers();
        for (Header header : source.headers()) {
            // The sender's CloudEvents attributes describe another event, so they get a prefix.
            boolean attribute = header.key().startsWith("ce_");
            headers.add(attribute ? "original_" + header.key() : header.key(), header.value());
        }
        set(headers, "dead-letter-reason", reason.name());
        if (detail != null) {
            set(headers, "dead-letter-detail", detail);
        }
        set(headers, "dead-letter-topic", source.topic());
        set(headers, "dead-letter-partition", Integer.toString(source.partition()));
        set(headers, "dead-letter-offset", Long.toString(source.offset()));
        long writtenAt = ReceivedRecord.writtenAt(source);
        if (writtenAt >= 0) {
            set(headers, "dead-letter-time", Long.toString(writtenAt));
        }
        String position = source.topic() + "/" + source.partition() + "/" + source.offset();
        new CloudEvent(position, "dev.autolog.dead-letter", position, now).addTo(headers);
        return dead;
    }

    private static void set(Headers headers, String name, String value) {
        headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
