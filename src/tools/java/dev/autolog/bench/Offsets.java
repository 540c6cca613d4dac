package dev.autolog.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Marks the end offsets of topics, to wait for later records and read only those. */
final class Offsets implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Collection<TopicPartition> partitions;
    private Map<TopicPartition, Long> mark;

    Offsets(String bootstrapServers, String... topics) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "enable.auto.commit", false),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        partitions = partitions(consumer, topics);
        consumer.assign(partitions);
        mark = consumer.endOffsets(partitions);
    }

    static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String... topics) {
        return Stream.of(topics)
                .flatMap(topic -> consumer.partitionsFor(topic).stream())
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /** Moves the mark to the current end of the topics. */
    void mark() {
        mark = consumer.endOffsets(partitions);
    }

    Map<TopicPartition, Long> marked() {
        return mark;
    }

    /** The number of records since the mark. */
    long since() {
        return consumer.endOffsets(partitions).entrySet().stream()
                .mapToLong(end -> end.getValue() - mark.getOrDefault(end.getKey(), 0L))
                .sum();
    }

    /** Waits for {@code count} records since the mark; returns the {@link System#nanoTime()} when they were there. */
    long await(long count, Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (since() < count) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("only " + since() + " of " + count + " records were published");
            }
            // Precise enough for runs of many seconds, and rare enough not to load the broker.
            Thread.sleep(50);
        }
        return System.nanoTime();
    }

    /** Reads every record since the mark. */
    void read(Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        mark.forEach(consumer::seek);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
            consumer.poll(Duration.ofMillis(200)).forEach(reader);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
