package dev.autolog.kafka;

import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Reads from the database how far topics were processed, for groups whose offsets Kafka has deleted. */
public interface ProcessedPositions {
    /**
     * Reads the offset after the last processed record of each partition. Recreated topics, and partitions that end before that
     * offset, are omitted. Blocks.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    Map<TopicPartition, OffsetAndMetadata> read() throws SQLException, InterruptedException;
}
