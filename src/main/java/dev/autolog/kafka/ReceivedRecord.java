package dev.autolog.kafka;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * A record that was read.
 *
 * @param value what it says
 * @param source the record itself, for the dead-letter topic should it come to that
 * @param isDead whether it could not be read, its dead letter is published, and the value is what else follows from it
 */
public record ReceivedRecord<T>(T value, ConsumerRecord<byte[], byte[]> source, boolean isDead) {
    private static final Pattern MILLIS = Pattern.compile("[0-9]{1,18}");

    /** The header of a record that was a dead letter and was published again; tells which one. */
    public static final String REPLAYED_FROM = "dead-letter-replayed-from";

    /** The header of such a record that tells when it was first written, in milliseconds since 1970: Kafka has the time of the replay. */
    public static final String WRITTEN_AT = "dead-letter-written-at";

    /** When a record was first written, in milliseconds since 1970; negative if it has no time. */
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
