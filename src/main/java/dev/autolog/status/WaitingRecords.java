package dev.autolog.status;

import dev.autolog.records.Channel;
import dev.autolog.records.TopicProgress;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Asks Kafka what has not been dealt with yet, by whichever instance. All of it blocks. */
@ApplicationScoped
class WaitingRecords {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final TopicProgress progress;
    private final List<Channel> channels;
    private final OldestRecords oldest;
    private final Clock clock;

    WaitingRecords(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Config settings,
            OldestRecords oldest,
            Clock clock) {
        progress = new TopicProgress(kafka, "autolog-status", PATIENCE);
        channels = Channel.in(settings).stream()
                .filter(channel -> Feeds.TOPICS.containsAll(channel.topics()))
                .toList();
        this.oldest = oldest;
        this.clock = clock;
    }

    /**
     * How far behind each topic is.
     *
     * @throws KafkaException if Kafka does not answer in time
     */
    List<Waiting> now() throws InterruptedException {
        Map<TopicPartition, Long> undone = undone();
        Map<TopicPartition, Long> since = undone.isEmpty() ? Map.of() : oldest.timesAt(undone);
        List<Waiting> waiting = new ArrayList<>();
        for (String topic : Feeds.TOPICS) {
            List<TopicPartition> behind = undone.keySet().stream()
                    .filter(partition -> partition.topic().equals(topic))
                    .toList();
            waiting.add(
                    behind.isEmpty()
                            ? new Waiting(topic, true, 0L)
                            : new Waiting(topic, false, seconds(behind, since)));
        }
        return waiting;
    }

    private @Nullable Long seconds(List<TopicPartition> behind, Map<TopicPartition, Long> since) {
        return behind.stream()
                .map(since::get)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .map(first -> Math.max(0, (clock.millis() - first) / 1000))
                .orElse(null);
    }

    /** Of partitions with records that are not dealt with, where those begin. */
    private Map<TopicPartition, Long> undone() throws InterruptedException {
        Map<TopicPartition, Long> undone = new HashMap<>();
        progress.of(channels).forEach((partition, place) -> {
            // What was never dealt with may be gone.
            long next = Math.max(place.begin(), place.done());
            if (next < place.end()) {
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
