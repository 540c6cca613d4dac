package dev.autolog.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/**
 * The attributes of a published record, in the binary mode of CloudEvents 1.0 for Kafka (headers prefixed {@code ce_}).
 *
 * @param id the same for the same fact, so that a consumer can drop a repeat
 * @param type the kind of fact
 * @param subject the subject of the fact
 * @param time when it happened
 */
public record CloudEvent(String id, String type, String subject, Instant time) {
    private static final byte[] VERSION = bytes("1.0");
    private static final byte[] SOURCE = bytes("/autolog");

    /** Adds the attributes to a record's headers. */
    public void addTo(Headers headers) {
        headers.add("ce_specversion", VERSION)
                .add("ce_id", bytes(id))
                .add("ce_type", bytes(type))
                .add("ce_source", SOURCE)
                .add("ce_subject", bytes(subject))
                .add("ce_time", bytes(time.toString()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
