package dev.autolog.kafka;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that was read.
 *
 * @param value what it says
 * @param source the record itself, for the dead-letter topic should it come to that
 * @param isDead whether it could not be read, its dead letter is published, and the value is what else follows from it
 */
public record ReceivedRecord<T>(T value, ConsumerRecord<byte[], byte[]> source, boolean isDead) {
    /** The header of a record that was a dead letter and was published again; tells which one. */
    public static final String REPLAYED_FROM = "dead-letter-replayed-from";

    /** Whether the record is a replayed dead letter. */
    public boolean isReplayed() {
        return source.headers().lastHeader(REPLAYED_FROM) != null;
    }
}
