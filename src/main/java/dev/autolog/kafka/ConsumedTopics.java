package dev.autolog.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/**
 * Compares the progress of this instance's consumers with the topics, and counts records that Kafka deleted before they were
 * read.
 */
@ApplicationScoped
public class ConsumedTopics {
    private static final Logger LOG = Logger.getLogger(ConsumedTopics.class);

    private final List<ProcessedOffsetCommitter> consumers = new CopyOnWriteArrayList<>();
    private final Map<String, Long> missed = new ConcurrentHashMap<>();

    void add(ProcessedOffsetCommitter consumer) {
        consumers.add(consumer);
    }

    /** All consumers of this instance. */
    List<ProcessedOffsetCommitter> consumers() {
        return List.copyOf(consumers);
    }

    void missed(TopicPartition partition, long records) {
        if (records > 0) {
            LOG.errorf(
                    "Kafka deleted %d records before they were read: %s partition %d",
                    records, partition.topic(), partition.partition());
            missed.merge(partition.topic(), records, Long::sum);
        }
    }

    /**
     * Makes consumers read recreated topics from the beginning, and counts the records that Kafka deleted before they were
     * read.
     *
     * @param ids the ids of topics by their names
     * @param begins the beginning offsets of partitions
     */
    public void compare(Map<String, String> ids, Map<TopicPartition, Long> begins) {
        consumers.forEach(consumer -> consumer.compare(ids, begins));
    }

    /** The number of records that Kafka deleted before they were read, by topic, since the previous call. */
    public Map<String, Long> takeMissed() {
        Map<String, Long> taken = new HashMap<>();
        missed.keySet().forEach(topic -> {
            Long records = missed.remove(topic);
            if (records != null) {
                taken.put(topic, records);
            }
        });
        return taken;
    }

    /** Adds counts again that could not be stored. */
    public void putBack(Map<String, Long> taken) {
        taken.forEach((topic, records) -> missed.merge(topic, records, Long::sum));
    }
}
