package dev.autolog.recovery;

import dev.autolog.kafka.Channel;
import dev.autolog.kafka.ProcessedPositions;
import dev.autolog.outbox.ServiceTopics;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;

/**
 * Reads the processed positions of input topics from the checkpoints. Those of topics that the service itself publishes are
 * omitted: without offsets of a group, their checkpoints are the ends of what was published.
 */
@ApplicationScoped
class CheckpointPositions implements ProcessedPositions {
    private final DataSource database;
    private final TopicReader topicReader;
    private final List<String> topics;

    CheckpointPositions(DataSource database, TopicReader topicReader, Config settings) {
        this.database = database;
        this.topicReader = topicReader;
        topics = Channel.in(settings).stream()
                .flatMap(channel -> channel.topics().stream())
                .filter(topic -> !ServiceTopics.PUBLISHED.contains(topic))
                .toList();
    }

    @Override
    public Map<TopicPartition, OffsetAndMetadata> read() throws SQLException, InterruptedException {
        Map<String, String> noted;
        Map<TopicPartition, Long> marks;
        try (Connection connection = database.getConnection()) {
            noted = TopicRepository.ids(connection);
            marks = CheckpointRepository.all(connection);
        }
        // Kafka is asked after the database, so that an end that moves meanwhile is never before its checkpoint.
        Map<String, String> ids = topicReader.ids(topics);
        Map<TopicPartition, Long> ends = topicReader.ends(topics);
        Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
        ends.forEach((partition, end) -> {
            Long mark = marks.get(partition);
            String id = ids.get(partition.topic());
            if (mark != null && mark <= end && id != null && id.equals(noted.get(partition.topic()))) {
                positions.put(partition, new OffsetAndMetadata(mark, Optional.empty(), id));
            }
        });
        return positions;
    }
}
