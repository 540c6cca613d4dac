package dev.autolog.status;

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
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Asks Kafka what has not been dealt with yet, by whichever instance. All of it blocks. */
@ApplicationScoped
class Backlog {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, Object> config = new HashMap<>();
    private final Map<String, String> groups;
    private final OldestRecords oldest;
    private final Clock clock;
    private @Nullable Admin admin;

    Backlog(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            Config settings,
            OldestRecords oldest,
            Clock clock) {
        kafka.forEach((name, value) -> {
            if (AdminClientConfig.configNames().contains(name)) {
                config.put(name, value);
            }
        });
        config.put(AdminClientConfig.CLIENT_ID_CONFIG, "autolog-status");
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        groups = Feeds.groups(settings);
        this.oldest = oldest;
        this.clock = clock;
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(config);
        }
        return admin;
    }

    /**
     * How far behind each topic is.
     *
     * @throws ExecutionException if Kafka does not answer in time
     */
    List<Waiting> now() throws ExecutionException, InterruptedException {
        Map<TopicPartition, Long> undone = undone();
        Map<TopicPartition, Long> since = undone.isEmpty() ? Map.of() : oldest.timesAt(undone);
        List<Waiting> waiting = new ArrayList<>();
        for (String topic : groups.keySet()) {
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
    private Map<TopicPartition, Long> undone() throws ExecutionException, InterruptedException {
        List<TopicPartition> partitions =
                admin().describeTopics(groups.keySet()).allTopicNames().get().values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .toList();
        Map<TopicPartition, Long> done = done();
        Map<TopicPartition, Long> ends = offsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, Long> begins = offsets(partitions, OffsetSpec.earliest());
        Map<TopicPartition, Long> undone = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long begin = begins.getOrDefault(partition, 0L);
            long next = Math.max(begin, done.getOrDefault(partition, begin));
            if (next < ends.getOrDefault(partition, 0L)) {
                undone.put(partition, next);
            }
        }
        return undone;
    }

    private Map<TopicPartition, Long> done() throws ExecutionException, InterruptedException {
        Map<String, ListConsumerGroupOffsetsSpec> all = groups.values().stream()
                .collect(Collectors.toMap(Function.identity(), _ -> new ListConsumerGroupOffsetsSpec()));
        Map<TopicPartition, Long> done = new HashMap<>();
        for (Map<TopicPartition, @Nullable OffsetAndMetadata> group :
                admin().listConsumerGroupOffsets(all).all().get().values()) {
            group.forEach((partition, committed) -> {
                if (committed != null) {
                    done.put(partition, committed.offset());
                }
            });
        }
        return done;
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec)
            throws ExecutionException, InterruptedException {
        Map<TopicPartition, ListOffsetsResultInfo> found = admin().listOffsets(
                        partitions.stream().collect(Collectors.toMap(Function.identity(), _ -> spec)))
                .all()
                .get();
        Map<TopicPartition, Long> offsets = new HashMap<>();
        found.forEach((partition, info) -> offsets.put(partition, info.offset()));
        return offsets;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
