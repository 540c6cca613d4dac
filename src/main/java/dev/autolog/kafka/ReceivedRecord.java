package dev.autolog.kafka;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A consumed record and its parsed value.
 *
 * @param value the parsed value
 * @param source the record itself, for a dead letter if its processing fails
 * @param isDead whether the record could not be read: it has a dead letter, and the value is that of
 *     {@link RecordReader#ofRefused}
 */
public record ReceivedRecord<T>(T value, ConsumerRecord<byte[], byte[]> source, boolean isDead) {
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,18}");

    /** Header of a replayed record: the position of its dead letter. */
    public static final String REPLAYED_FROM = "dead-letter-replayed-from";

    /**
     * Header of a replayed record: when it was first written, in milliseconds since 1970. Its timestamp is that of the replay.
     */
    public static final String WRITTEN_AT = "dead-letter-written-at";

    /** When a record was first written, in milliseconds since 1970; negative if it has no timestamp. */
    public static long writtenAt(ConsumerRecord<?, ?> source) {
        Header writtenAt = source.headers().lastHeader(WRITTEN_AT);
        if (writtenAt == null || writtenAt.value() == null || source.headers().lastHeader(REPLAYED_FROM) == null) {
            return source.timestamp();
        }
        String text = new String(writtenAt.value(), StandardCharsets.UTF_8);
        return MILLIS.matcher(text).matches() ? Long.parseLong(text) : source.timestamp();
    }

    /** Whether the record is a replayed dead letter. */
    public boolean isReplayed() {
        return source.headers().lastHeader(REPLAYED_FROM) != null;
    }
}
