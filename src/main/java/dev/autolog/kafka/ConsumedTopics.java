package dev.autolog.kafka;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** What this instance's consumers read, compared with what Kafka has. */
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
     * Has consumers read topics that were created again from their beginning, and count what was deleted before they read it.
     *
     * @param ids the ids of topics by their names
     * @param begins where partitions begin
     */
    public void compare(Map<String, String> ids, Map<TopicPartition, Long> begins) {
        consumers.forEach(consumer -> consumer.compare(ids, begins));
    }

    /** By topic, how many records were deleted before they were read, since this was asked before. */
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

    /** Gives back what could not be noted. */
    public void putBack(Map<String, Long> taken) {
        taken.forEach((topic, records) -> missed.merge(topic, records, Long::sum));
    }
}
