package dev.autolog.deadletters;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A dead letter as the record that it was: the same key, value and headers, on the topic that it came from. */
public final class ReplayedRecord {
    private static final String ATTRIBUTE = "ce_";
    private static final String ORIGINAL = "original_";
    /** What {@link DeadLetterHeaders#DETAIL} says of a letter whose topic took no value of that size. */
    private static final String NO_VALUE = "the value is too large for this topic";

    private ReplayedRecord() {}

    /**
     * Whether the value was left behind, where the headers say that the record stood. Such a letter cannot be replayed from
     * what it is: no value at all means something else.
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
     * The record to publish again, of a letter that {@link #lacksItsValue lacks its value}.
     *
     * @param value as it stands where the headers say
     */
    public static ProducerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> dead, byte @Nullable [] value) {
        DeadLetterId id = new DeadLetterId(dead.topic(), dead.partition(), dead.offset());
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(id.sourceTopic(), null, dead.key(), value);
        for (Header header : dead.headers()) {
            String name = header.key();
            // The letter's own attributes; the sender's are beside them, under another name.
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
     * When the record was written, in milliseconds since 1970: of a contact that does not say when it changed that is the time of
     * the change, and an old one must not take the place of a newer.
     */
    private static long writtenAt(ConsumerRecord<byte[], byte[]> dead) {
        Long written = DeadLetterHeaders.number(dead.headers(), DeadLetterHeaders.TIME);
        return Math.max(0, Objects.requireNonNullElse(written, dead.timestamp()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
