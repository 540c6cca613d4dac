package dev.autolog.local;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic of {@code kafka/topics.yaml}.
 *
 * @param direction the direction from Autolog's point of view: {@code in} or {@code out}
 * @param key the parts of the record's key
 * @param config the topic's settings by their Kafka names
 */
public record TopicSpec(
        String name, String direction, String key, int partitions, Map<String, String> config, String description) {
    NewTopic onOneBroker(int mostPartitions) {
        return new NewTopic(name, Math.min(partitions, mostPartitions), (short) 1).configs(config);
    }
}
