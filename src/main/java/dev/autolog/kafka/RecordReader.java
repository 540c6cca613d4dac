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
     * A substitute value for a record that {@link #read} refused; the record becomes a dead letter as well.
     *
     * @return the value to process in the record's place; empty if there is none
     */
    default Optional<T> ofRefused(ConsumerRecord<byte[], byte[]> source, InvalidRecordException fault) {
        return Optional.empty();
    }
}
