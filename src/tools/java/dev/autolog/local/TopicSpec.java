package dev.autolog.local;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * One topic of {@code kafka/topics.yaml}.
 *
 * @param direction seen from Autolog: {@code in} or {@code out}
 * @param key the parts of the record's key
 * @param config the topic's settings by Kafka's names for them
 */
public record TopicSpec(
        String name, String direction, String key, int partitions, Map<String, String> config, String description) {
    NewTopic onOneBroker(int mostPartitions) {
        return new NewTopic(name, Math.min(partitions, mostPartitions), (short) 1).configs(config);
    }
}
