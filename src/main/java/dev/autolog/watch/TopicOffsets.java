package dev.autolog.watch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/**
 * How far each partition is taken in, as Kafka has it. What consumers tell of themselves says how far they have fetched, not how
 * far they are done, and nothing of partitions that nobody has.
 */
@ApplicationScoped
class TopicOffsets implements Look {
    /** Up to where a partition is done with: the offset that its consumer group has committed. */
    static final String COMMITTED = "topics.offset.committed";
    /** The end of a partition: the offset that its next record gets. */
    static final String END = "topics.offset.end";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, Object> kafka;
    private final List<Channel> channels;
    private final MultiGauge committed;
    private final MultiGauge end;
    private @Nullable Admin admin;

    TopicOffsets(@Identifier("default-kafka-broker") Map<String, Object> kafka, Config config, MeterRegistry registry) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.keySet().retainAll(AdminClientConfig.configNames());
        this.kafka.put(AdminClientConfig.CLIENT_ID_CONFIG, "autolog-watch");
        this.kafka.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.kafka.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        channels = Channel.in(config);
        committed = MultiGauge.builder(COMMITTED)
                .description("Up to where a partition is done with")
                .register(registry);
        end = MultiGauge.builder(END).description("The end of a partition").register(registry);
    }

    @Override
    public void look() throws InterruptedException {
        Map<TopicPartition, Long> done = new HashMap<>();
        Map<TopicPartition, Long> ends = new HashMap<>();
        for (Channel channel : channels) {
            // In this order: the end of a partition may move meanwhile, and must not be behind what is committed of it.
            Map<TopicPartition, Long> ofChannel = committed(channel);
            ends.putAll(offsets(ofChannel.keySet(), OffsetSpec.latest()));
            done.putAll(ofChannel);
        }
        committed.register(rows(done), true);
        end.register(rows(ends), true);
    }

    /** Where nothing is committed yet, taking in begins at the beginning. */
    private Map<TopicPartition, Long> committed(Channel channel) throws InterruptedException {
        List<TopicPartition> partitions = partitions(channel.topics());
        Map<TopicPartition, Long> offsets = new HashMap<>();
        get(admin().listConsumerGroupOffsets(channel.group()).partitionsToOffsetAndMetadata())
                .forEach((partition, at) -> offsets.put(partition, at.offset()));
        offsets.keySet().retainAll(partitions);
        offsets.putAll(offsets(
                partitions.stream()
                        .filter(partition -> !offsets.containsKey(partition))
                        .toList(),
                OffsetSpec.earliest()));
        return offsets;
    }

    private List<TopicPartition> partitions(List<String> topics) throws InterruptedException {
        return get(admin().describeTopics(topics).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, Long> offsets(Collection<TopicPartition> partitions, OffsetSpec which)
            throws InterruptedException {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        Map<TopicPartition, OffsetSpec> wanted =
                partitions.stream().collect(Collectors.toMap(partition -> partition, _ -> which));
        return get(admin().listOffsets(wanted).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, at -> at.getValue().offset()));
    }

    private static List<MultiGauge.Row<?>> rows(Map<TopicPartition, Long> offsets) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>(offsets.size());
        offsets.forEach((partition, offset) -> rows.add(MultiGauge.Row.of(
                Tags.of("topic", partition.topic(), "partition", Integer.toString(partition.partition())), offset)));
        return rows;
    }

    private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new KafkaException(e.getCause());
        }
    }

    private synchronized Admin admin() {
        Admin open = admin;
        if (open == null) {
            open = Admin.create(kafka);
            admin = open;
        }
        return open;
    }

    @PreDestroy
    synchronized void close() {
        if (admin != null) {
            admin.close(Duration.ZERO);
        }
    }
}
