package dev.autolog.deferral;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The oldest deferred records of an account on a channel.
 *
 * @param accountId the account
 * @param channel the channel of the records
 * @param rows the records in order of arrival; empty if the account has none
 */
record DeferredPage(String accountId, String channel, List<Row> rows) {

    /**
     * A deferred record.
     *
     * @param line its position in the order of arrival
     * @param source the record as received
     * @param isDead whether the record is invalid and its dead letter is published; only its other effects are still to be
     *     processed
     */
    record Row(long line, ConsumerRecord<byte[], byte[]> source, boolean isDead) {
        /** Masked: the record holds personal data. */
        @Override
        public String toString() {
            return "Row[" + line + "]";
        }
    }

    /** The records in the form that a poll returns. */
    DeferredRecords records() {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> partitions = rows.stream()
                .map(Row::source)
                .collect(Collectors.groupingBy(source -> new TopicPartition(source.topic(), source.partition())));
        Set<ConsumerRecord<byte[], byte[]>> dead =
                rows.stream().filter(Row::isDead).map(Row::source).collect(Collectors.toSet());
        return new DeferredRecords(new ConsumerRecords<>(partitions, Map.of()), dead);
    }
}
