package dev.autolog.deferral;

import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/**
 * Deferred records to process.
 *
 * @param records the records in the form that a poll returns
 * @param dead the invalid ones: their dead letters are published, and only their other effects are still to be processed
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
