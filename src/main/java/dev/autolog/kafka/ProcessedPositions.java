package dev.autolog.kafka;

import java.sql.SQLException;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far topics were processed, as the database has it: what counts where Kafka has forgotten the offsets of a group. */
public interface ProcessedPositions {
    /**
     * Up to where partitions were processed, as a group commits it. Topics that were created again since, and partitions that end
     * before, are left out. Blocks.
     *
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    Map<TopicPartition, OffsetAndMetadata> read() throws SQLException, InterruptedException;
}
