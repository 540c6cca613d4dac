package dev.autolog.flow;

import dev.autolog.local.Topics;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/** Somebody who may delete topics, and what is in them, and looks at what is left. */
public final class TopicAdmin implements AutoCloseable {
    /** All consumer groups of the service. */
    static final List<String> GROUPS =
            List.of("autolog-directory", "autolog-intake", "autolog-messages", "autolog-dead-letters");

    private final String bootstrapServers;
    private final int partitions;
    private final Admin admin;

    public TopicAdmin(String bootstrapServers, int partitions) {
        this.bootstrapServers = bootstrapServers;
        this.partitions = partitions;
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** Deletes a topic. */
    public void delete(String topic) throws InterruptedException, ExecutionException {
        admin.deleteTopics(List.of(topic)).all().get();
        Wire.patiently().until(() -> !admin.listTopics().names().get().contains(topic));
    }

    /** Deletes a topic and creates it again. */
    public void createAgain(String topic) throws InterruptedException, ExecutionException {
        delete(topic);
        create();
    }

    /** Creates the topics that are missing. */
    public void create() {
        Topics.create(bootstrapServers, partitions);
    }

    /** Deletes all records of a topic, as retention does when they are old. */
    public void trim(String topic) throws InterruptedException, ExecutionException {
        Map<TopicPartition, RecordsToDelete> all = new HashMap<>();
        ends(topic).forEach((partition, end) -> all.put(partition, RecordsToDelete.beforeOffset(end)));
        admin.deleteRecords(all).all().get();
    }

    Map<TopicPartition, Long> ends(String topic) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (TopicDescription described :
                admin.describeTopics(List.of(topic)).allTopicNames().get().values()) {
            described
                    .partitions()
                    .forEach(info -> latest.put(new TopicPartition(topic, info.partition()), OffsetSpec.latest()));
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Map.Entry<TopicPartition, ListOffsetsResultInfo> end :
                admin.listOffsets(latest).all().get().entrySet()) {
            if (end.getValue().offset() > 0) {
                ends.put(end.getKey(), end.getValue().offset());
            }
        }
        return ends;
    }

    long end(String topic, int partition) throws InterruptedException, ExecutionException {
        return ends(topic).getOrDefault(new TopicPartition(topic, partition), 0L);
    }

    Map<TopicPartition, Long> committed(String group, String topic) throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (Map.Entry<TopicPartition, OffsetAndMetadata> at : admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .entrySet()) {
            if (at.getKey().topic().equals(topic) && at.getValue().offset() > 0) {
                committed.put(at.getKey(), at.getValue().offset());
            }
        }
        return committed;
    }

    /** Has Kafka forget the offsets of a group, as it does after a week without members. */
    void forgetOffsets(String group) throws InterruptedException, ExecutionException {
        Wire.patiently()
                .until(() -> admin.describeConsumerGroups(List.of(group)).all().get().values().stream()
                        .allMatch(described -> described.members().isEmpty()));
        admin.deleteConsumerGroupOffsets(
                        group,
                        admin.listConsumerGroupOffsets(group)
                                .partitionsToOffsetAndMetadata()
                                .get()
                                .keySet())
                .all()
                .get();
    }

    /** Has a group without members read a topic again, as {@code kafka-consumer-groups --reset-offsets --to-earliest} does. */
    void resetOffsets(String group, String topic) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> begins = new HashMap<>();
        ends(topic).keySet().forEach(partition -> begins.put(partition, new OffsetAndMetadata(0)));
        admin.alterConsumerGroupOffsets(group, begins).all().get();
    }

    /** Gives a topic more partitions, and returns when each has a leader. */
    void addPartitions(String topic, int count) throws InterruptedException, ExecutionException {
        admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(count)))
                .all()
                .get();
        Map<TopicPartition, OffsetSpec> all = new HashMap<>();
        for (int i = 0; i < count; i++) {
            all.put(new TopicPartition(topic, i), OffsetSpec.latest());
        }
        Wire.patiently()
                .ignoreExceptions()
                .until(() -> admin.listOffsets(all).all().get().size() == count);
    }

    /** Sets a property of a group, as {@code kafka-configs --entity-type groups} does. */
    void configure(String group, Map<String, String> properties) throws InterruptedException, ExecutionException {
        List<AlterConfigOp> operations = properties.entrySet().stream()
                .map(one -> new AlterConfigOp(new ConfigEntry(one.getKey(), one.getValue()), AlterConfigOp.OpType.SET))
                .toList();
        admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.GROUP, group), operations))
                .all()
                .get();
    }

    Set<String> keys(String topic) {
        Set<String> keys = new HashSet<>();
        Records.on(bootstrapServers, topic)
                .forEach(record -> keys.add(new String(record.key(), StandardCharsets.UTF_8)));
        return keys;
    }

    @Override
    public void close() {
        admin.close();
    }
}
