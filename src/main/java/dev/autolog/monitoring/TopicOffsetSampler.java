package dev.autolog.monitoring;

import dev.autolog.kafka.Channel;
import dev.autolog.kafka.TopicProgress;
import dev.autolog.kafka.TopicProgress.OffsetRange;
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
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.Config;

/** How far each partition is taken in, as Kafka has it. */
@ApplicationScoped
class TopicOffsetSampler implements Sampler {
    /** Up to where a partition is done with: the offset that its consumer group has committed. */
    static final String COMMITTED = "topics.offset.committed";
    /** The end of a partition: the offset that its next record gets. */
    static final String END = "topics.offset.end";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final TopicProgress progress;
    private final List<Channel> channels;
    private final MultiGauge committed;
    private final MultiGauge end;

    TopicOffsetSampler(
            @Identifier("default-kafka-broker") Map<String, Object> kafka, Config config, MeterRegistry registry) {
        progress = new TopicProgress(kafka, "autolog-watch", PATIENCE);
        channels = Channel.in(config);
        committed = MultiGauge.builder(COMMITTED)
                .description("Up to where a partition is done with")
                .register(registry);
        end = MultiGauge.builder(END).description("The end of a partition").register(registry);
    }

    @Override
    public void sample() throws InterruptedException {
        Map<TopicPartition, OffsetRange> offsetRanges = progress.of(channels);
        committed.register(rows(offsetRanges, OffsetRange::done), true);
        end.register(rows(offsetRanges, OffsetRange::end), true);
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
