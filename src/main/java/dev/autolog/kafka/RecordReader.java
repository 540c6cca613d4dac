package dev.autolog.kafka;

import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads one kind of record. */
@FunctionalInterface
public interface RecordReader<T> {

    /**
     * Reads a record; must not block.
     *
     * @throws InvalidRecordException if it can never be processed
     */
    T read(ConsumerRecord<byte[], byte[]> source);

    /**
     * What else follows from a record that {@link #read} refused, besides its dead letter.
     *
     * @return what to process in the record's place; empty where nothing follows
     */
    default Optional<T> ofRefused(ConsumerRecord<byte[], byte[]> source, InvalidRecordException fault) {
        return Optional.empty();
    }
}
