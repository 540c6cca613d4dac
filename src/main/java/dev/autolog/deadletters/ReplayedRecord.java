package dev.autolog.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Rebuilds the record of a dead letter: the same key, value and headers, for the source topic. */
public final class ReplayedRecord {
    private static final String ATTRIBUTE = "ce_";
    private static final String ORIGINAL = "original_";
    /** The {@link DeadLetterHeaders#DETAIL} of a dead letter whose value was too large for the dead-letter topic. */
    private static final String NO_VALUE = "the value is too large for this topic";

    private ReplayedRecord() {}

    /**
     * Whether the dead letter lacks the value, which then exists only in the source topic. Such a dead letter cannot be replayed
     * as it is: a null value has a meaning of its own.
     */
    public static boolean lacksItsValue(ConsumerRecord<byte[], byte[]> dead) {
        return dead.value() == null
                && NO_VALUE.equals(DeadLetterHeaders.text(dead.headers(), DeadLetterHeaders.DETAIL));
    }

    /** The record to publish again. */
    public static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> dead) {
        return of(dead, dead.value());
    }

    /**
     * The record to publish again for a dead letter that {@link #lacksItsValue lacks its value}.
     *
     * @param value the value of the source record
     */
    public static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> dead, byte @Nullable [] value) {
        DeadLetterId id = new DeadLetterId(dead.topic(), dead.partition(), dead.offset());
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(id.sourceTopic(), null, dead.key(), value);
        for (Header header : dead.headers()) {
            String name = header.key();
            // The dead letter's own attributes; those of the sender have a prefix.
            boolean ofTheLetter = DeadLetterHeaders.OWN.contains(name) || name.startsWith(ATTRIBUTE);
            if (!ofTheLetter) {
                boolean renamed = name.startsWith(ORIGINAL + ATTRIBUTE);
                record.headers().add(renamed ? name.substring(ORIGINAL.length()) : name, header.value());
            }
        }
        record.headers()
                .add(DeadLetterHeaders.REPLAYED_FROM, bytes(id.text()))
                .add(DeadLetterHeaders.WRITTEN_AT, bytes(Long.toString(writtenAt(dead))));
        return record;
    }

    /**
     * When the record was written, in milliseconds since 1970. A contact without a time of change counts as changed at that
     * time, and an old record must not replace a newer one.
     */
    private static long writtenAt(ConsumerRecord<byte[], byte[]> dead) {
        Long written = DeadLetterHeaders.number(dead.headers(), DeadLetterHeaders.TIME);
        return Math.max(0, Objects.requireNonNullElse(written, dead.timestamp()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
