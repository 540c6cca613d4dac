package dev.autolog.kafka;

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
}
