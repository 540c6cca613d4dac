package dev.autolog.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** The progress of the service on its input topics, by the committed offsets of its consumer groups. */
final class Progress implements AutoCloseable {
    private static final Map<String, String> GROUPS = Map.of(
            "autolog-directory", TortureRecord.CONTACTS,
            "autolog-intake", TortureRecord.CALLS,
            "autolog-messages", TortureRecord.MESSAGES);
    private static final Duration PAUSE = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** The end offsets of the input topics at one time. */
    record Ends(Map<TopicPartition, Long> offsets) {
        Ends {
            offsets = Map.copyOf(offsets);
        }
    }

    /** An action to run once the service has processed everything before the end offsets. */
    private record Waiting(Ends ends, Runnable then) {}

    private final Admin admin;
    private final List<TopicPartition> partitions;
    private final Thread watcher;
    private final List<Waiting> waiting = new ArrayList<>();
    private volatile Map<TopicPartition, Long> committed = Map.of();
    private volatile boolean open = true;
    private volatile Duration longestPause = Duration.ZERO;

    Progress(String bootstrapServers) throws InterruptedException, ExecutionException {
        int patience = Math.toIntExact(PATIENCE.toMillis());
        admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, patience,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, patience,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 500));
        partitions = admin.describeTopics(GROUPS.values()).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(TopicPartitionInfo::partition)
                        .map(partition -> new TopicPartition(topic.name(), partition)))
                .toList();
        watcher = Thread.ofPlatform().daemon().name("progress").start(this::watch);
    }

    /** The current end offsets of the input topics; empty while the broker does not answer. */
    Optional<Ends> ends() throws InterruptedException {
        try {
            var found = admin.listOffsets(partitions.stream()
                            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                    .all()
                    .get();
            Map<TopicPartition, Long> ends = new HashMap<>();
            found.forEach((partition, end) -> ends.put(partition, end.offset()));
            return Optional.of(new Ends(ends));
        } catch (ExecutionException e) {
            return Optional.empty();
        }
    }

    /** Whether the service has processed everything before the end offsets. */
    boolean isProcessed(Ends ends) {
        return isProcessed(ends, committed);
    }

    private static boolean isProcessed(Ends ends, Map<TopicPartition, Long> committed) {
        return ends.offsets.entrySet().stream()
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    /** Runs an action once, when the service has processed everything before the end offsets. */
    void whenProcessed(Ends ends, Runnable then) {
        synchronized (waiting) {
            waiting.add(new Waiting(ends, then));
        }
    }

    /** The longest time without progress while records were waiting. */
    Duration longestPause() {
        return longestPause;
    }

    private void watch() {
        long advanced = System.nanoTime();
        long before = -1;
        while (open) {
            try {
                Thread.sleep(PAUSE);
                Map<TopicPartition, Long> now = readCommitted();
                committed = now;
                run(now);
                long sum = now.values().stream().mapToLong(offset -> offset).sum();
                boolean idle = ends().filter(ends -> isProcessed(ends, now)).isPresent();
                if (idle || sum > before) {
                    advanced = System.nanoTime();
                }
                before = Math.max(before, sum);
            } catch (ExecutionException e) {
                // The broker is unavailable, as some faults intend: there is no progress.
            } catch (InterruptedException e) {
                return;
            }
            Duration pause = Duration.ofNanos(System.nanoTime() - advanced);
            longestPause = pause.compareTo(longestPause) > 0 ? pause : longestPause;
        }
    }

    private Map<TopicPartition, Long> readCommitted() throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> found = new HashMap<>();
        for (String group : GROUPS.keySet()) {
            admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .forEach((partition, at) -> found.put(partition, at == null ? 0L : at.offset()));
        }
        return found;
    }

    private void run(Map<TopicPartition, Long> now) {
        List<Waiting> reached;
        synchronized (waiting) {
            reached = waiting.stream().filter(one -> isProcessed(one.ends, now)).toList();
            waiting.removeAll(reached);
        }
        reached.forEach(one -> one.then.run());
    }

    @Override
    public void close() {
        open = false;
        watcher.interrupt();
        admin.close(Duration.ZERO);
    }
}
