package dev.autolog.demo;

import dev.autolog.local.Poll;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Waits until the service has read the contacts; calls that are published earlier would find no contact. */
final class DirectoryProgress {
    private static final String GROUP = "autolog-directory";
    private static final String TOPIC = "crm-contacts";

    private DirectoryProgress() {}

    /** Waits until the service has read every contact; returns false if the time limit is reached first. */
    static boolean await(String bootstrapServers, Duration limit) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            return Poll.until(limit, () -> isUpToDate(admin));
        }
    }

    private static boolean isUpToDate(Admin admin) {
        try {
            var read = admin.listConsumerGroupOffsets(GROUP)
                    .partitionsToOffsetAndMetadata()
                    .get();
            var topics = admin.describeTopics(List.of(TOPIC)).allTopicNames().get();
            var ends = admin.listOffsets(topics.values().stream()
                            .flatMap(topic -> topic.partitions().stream())
                            .collect(Collectors.toMap(
                                    partition -> new TopicPartition(TOPIC, partition.partition()),
                                    partition -> OffsetSpec.latest())))
                    .all()
                    .get();
            return ends.entrySet().stream()
                    .allMatch(end ->
                            offset(read.get(end.getKey())) >= end.getValue().offset());
        } catch (ExecutionException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }
}
