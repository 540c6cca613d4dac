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
 * @param channel the channel that the records came by
 * @param rows in the order in which they came; empty if the account has none
 */
record DeferredPage(String accountId, String channel, List<Row> rows) {

    /**
     * One record.
     *
     * @param line its place in the order
     * @param source the record as it came
     * @param isDead whether its dead letter is published, and only what else follows from it is to be processed
     */
    record Row(long line, ConsumerRecord<byte[], byte[]> source, boolean isDead) {
        /** Masked: the record holds personal data. */
        @Override
        public String toString() {
            return "Row[" + line + "]";
        }
    }

    /** The records as a poll would return them. */
    DeferredRecords records() {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> partitions = rows.stream()
                .map(Row::source)
                .collect(Collectors.groupingBy(source -> new TopicPartition(source.topic(), source.partition())));
        Set<ConsumerRecord<byte[], byte[]>> dead =
                rows.stream().filter(Row::isDead).map(Row::source).collect(Collectors.toSet());
        return new DeferredRecords(new ConsumerRecords<>(partitions, Map.of()), dead);
    }
}
