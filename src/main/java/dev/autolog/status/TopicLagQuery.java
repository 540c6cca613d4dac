package dev.autolog.status;

import dev.autolog.kafka.BrokerClock;
import dev.autolog.kafka.Channel;
import dev.autolog.kafka.TopicProgress;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Reads the lag of the input topics from Kafka. All methods block. */
@ApplicationScoped
class TopicLagQuery {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TopicProgress progress;
    private final List<Channel> channels;
    private final OldestRecordQuery oldest;
    private final BrokerClock brokerClock;

    TopicLagQuery(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Config settings,
            OldestRecordQuery oldest,
            BrokerClock brokerClock) {
        progress = new TopicProgress(kafka, "autolog-status", PATIENCE);
        channels = Channel.in(settings).stream()
                .filter(channel -> InputTopics.TOPICS.containsAll(channel.topics()))
                .toList();
        this.oldest = oldest;
        this.brokerClock = brokerClock;
    }

    /**
     * The lag of each topic.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    List<TopicLag> now() throws InterruptedException {
        Set<String> existing = progress.ids(InputTopics.TOPICS).keySet();
        Map<TopicPartition, Long> undone = undone();
        Map<TopicPartition, Long> since = undone.isEmpty() ? Map.of() : oldest.timesAt(undone);
        List<TopicLag> topicLag = new ArrayList<>();
        for (String topic : InputTopics.TOPICS) {
            if (!existing.contains(topic)) {
                topicLag.add(new TopicLag(topic, false, null, true));
                continue;
            }
            List<TopicPartition> behind = undone.keySet().stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .toList();
            topicLag.add(
                    behind.isEmpty()
                            ? new TopicLag(topic, true, 0L, false)
                            : new TopicLag(topic, false, seconds(behind, since), false));
        }
        return topicLag;
    }

    private @Nullable Long seconds(List<TopicPartition> behind, Map<TopicPartition, Long> since) {
        return behind.stream()
                .map(since::get)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .map(first -> Math.max(0, (brokerClock.millis() - first) / 1000))
                .orElse(null);
    }

    /** The offset of the first unprocessed record of each partition that has any. */
    private Map<TopicPartition, Long> undone() throws InterruptedException {
        Map<TopicPartition, Long> undone = new HashMap<>();
        progress.of(channels).forEach((partition, offsetRange) -> {
            // Retention may have deleted unprocessed records.
            long next = Math.max(offsetRange.begin(), offsetRange.done());
            if (next < offsetRange.end()) {
                undone.put(partition, next);
            }
        });
        return undone;
    }

    @PreDestroy
    void close() {
        progress.close();
    }
}
