package dev.autolog.deferral;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Records that were deferred.
 *
 * @param records as a poll returned them
 * @param dead those that could not be read: their dead letters are published, and only what else follows from them is to be
 *     processed
 */
public record DeferredRecords(ConsumerRecords<byte[], byte[]> records, Set<ConsumerRecord<byte[], byte[]>> dead) {
    public DeferredRecords {
        dead = Set.copyOf(dead);
    }

    /** Masked: the records hold personal data. */
    @Override
    public String toString() {
        return "DeferredRecords[" + records.count() + "]";
    }
}
