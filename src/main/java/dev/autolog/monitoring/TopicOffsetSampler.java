package dev.autolog.monitoring;

import dev.autolog.kafka.Channel;
import dev.autolog.kafka.TopicProgress;
import dev.autolog.kafka.TopicProgress.OffsetRange;
import dev.autolog.outbox.ServiceTopics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;
import org.jboss.logging.Logger;

/** Samples the offsets of the partitions in Kafka, and the missing topics. */
@ApplicationScoped
class TopicOffsetSampler implements Sampler {
    /** The committed offset of a partition's consumer group. */
    static final String COMMITTED = "topics.offset.committed";
    /** The end of a partition: the offset of its next record, or of the first record of an open transaction. */
    static final String END = "topics.offset.end";
    /** 1 for a topic that the service needs and that is missing in Kafka, else 0. */
    static final String MISSING = "topics.missing";

    private static final Logger LOG = Logger.getLogger(TopicOffsetSampler.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TopicProgress progress;
    private final List<Channel> channels;
    private final List<String> topics;
    private final MultiGauge committed;
    private final MultiGauge end;
    private final MultiGauge missing;
    private Set<String> missingBefore = Set.of();

    TopicOffsetSampler(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, Config config, MeterRegistry registry) {
        progress = new TopicProgress(kafka, "autolog-watch", PATIENCE);
        channels = Channel.in(config);
        topics = ServiceTopics.in(config);
        committed = MultiGauge.builder(COMMITTED)
                .description("Up to where a partition is done with")
                .register(registry);
        end = MultiGauge.builder(END).description("The end of a partition").register(registry);
        missing = MultiGauge.builder(MISSING)
                .description("1 for a topic that Kafka does not have")
                .register(registry);
    }

    @Override
    public void sample() throws InterruptedException {
        Set<String> existing = progress.ids(topics).keySet();
        tell(topics.stream().filter(topic -> !existing.contains(topic)).collect(Collectors.toSet()));
        Map<TopicPartition, OffsetRange> offsetRanges = progress.of(channels);
        committed.register(rows(offsetRanges, OffsetRange::done), true);
        end.register(rows(offsetRanges, OffsetRange::end), true);
    }

    private void tell(Set<String> lacking) {
        missing.register(
                topics.stream()
                        .<MultiGauge.Row<?>>map(
                                topic -> MultiGauge.Row.of(Tags.of("topic", topic), lacking.contains(topic) ? 1 : 0))
                        .toList(),
                true);
        lacking.stream()
                .filter(topic -> !missingBefore.contains(topic))
                .forEach(topic -> LOG.errorf("Kafka has no topic %s, or does not let the service see it", topic));
        missingBefore = lacking;
    }

    private static List<MultiGauge.Row<?>> rows(
            Map<TopicPartition, OffsetRange> offsetRanges, ToLongFunction<OffsetRange> offset) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>(offsetRanges.size());
        offsetRanges.forEach((partition, offsetRange) -> rows.add(MultiGauge.Row.of(
                Tags.of("topic", partition.topic(), "partition", Integer.toString(partition.partition())),
                offset.applyAsLong(offsetRange))));
        return rows;
    }

    @PreDestroy
    void close() {
        progress.close();
    }
}
