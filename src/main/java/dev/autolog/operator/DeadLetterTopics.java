package dev.autolog.operator;

import dev.autolog.deadletters.DeadLetterId;
import dev.autolog.deadletters.ReplayedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.Config;

/** Reads and replays the dead-letter topics in Kafka, including dead letters without a known account. */
final class DeadLetterTopics {
    private static final int NEWEST = 20;
    private static final int MAX_REQUEST_BYTES = 16 << 20;
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private final Config config;
    private final List<String> topics;

    /**
     * Connects with the Kafka login of the service.
     *
     * @param config the service's configuration
     * @param topics the dead-letter topics
     */
    DeadLetterTopics(Config config, List<String> topics) {
        this.config = config;
        this.topics = topics;
    }

    /** Lists the counts by topic and reason, and then the newest dead letters, one line each. */
    List<String> list() {
        Map<String, Integer> counts = new TreeMap<>();
        PriorityQueue<ConsumerRecord<byte[], byte[]>> newest =
                new PriorityQueue<>(Comparator.comparingLong(ConsumerRecord::timestamp));
        for (String topic : topics) {
            scan(topic, deadLetter -> {
                String kind = "%-36s %s".formatted(topic, ReplaySelection.header(deadLetter, "dead-letter-reason"));
                int _ = counts.merge(kind, 1, Integer::sum);
                newest.add(withoutValue(deadLetter));
                if (newest.size() > NEWEST) {
                    var _ = newest.remove();
                }
            });
        }
        List<String> lines = new ArrayList<>();
        counts.forEach((kind, count) -> lines.add("%8d  %s".formatted(count, kind)));
        Deque<String> newestFirst = new ArrayDeque<>();
        while (!newest.isEmpty()) {
            newestFirst.addFirst(line(newest.remove()));
        }
        lines.addAll(newestFirst);
        return lines.isEmpty() ? List.of("No dead letters.") : lines;
    }

    private static ConsumerRecord<byte[], byte[]> withoutValue(ConsumerRecord<byte[], byte[]> deadLetter) {
        return new ConsumerRecord<>(
                deadLetter.topic(),
                deadLetter.partition(),
                deadLetter.offset(),
                deadLetter.timestamp(),
                deadLetter.timestampType(),
                0,
                0,
                deadLetter.key(),
                null,
                deadLetter.headers(),
                deadLetter.leaderEpoch());
    }

    private static String line(ConsumerRecord<byte[], byte[]> deadLetter) {
        return String.join(
                "  ",
                Instant.ofEpochMilli(deadLetter.timestamp()).toString(),
                deadLetter.topic(),
                deadLetter.partition() + ":" + deadLetter.offset(),
                ReplaySelection.header(deadLetter, "dead-letter-reason"),
                ReplaySelection.header(deadLetter, "dead-letter-detail"),
                deadLetter.key() == null ? "-" : new String(deadLetter.key(), StandardCharsets.UTF_8));
    }

    /**
     * Publishes the records of dead letters again, up to the current end of the topic.
     *
     * @param replayed receives each dead letter that Kafka has acknowledged
     * @param lost receives each dead letter whose value no longer exists
     */
    void replay(ReplaySelection selection, Consumer<DeadLetterId> replayed, Consumer<DeadLetterId> lost) {
        if (!topics.contains(selection.topic())) {
            throw new CommandFailedException(selection.topic() + " is not a dead-letter topic: " + topics);
        }
        try (KafkaProducer<byte[], byte[]> producer = producer();
                KafkaConsumer<byte[], byte[]> sources = consumer()) {
            scan(selection.topic(), deadLetter -> {
                if (selection.includes(deadLetter)) {
                    DeadLetterId id = new DeadLetterId(deadLetter.topic(), deadLetter.partition(), deadLetter.offset());
                    Optional<ProducerRecord<byte[], byte[]>> record = record(deadLetter, id, sources);
                    record.ifPresent(again -> publish(producer, again));
                    (record.isPresent() ? replayed : lost).accept(id);
                }
            });
        }
    }

    private static void publish(KafkaProducer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        try {
            var _ = producer.send(record).get();
        } catch (ExecutionException e) {
            throw new CommandFailedException(
                    "Kafka refused a record: "
                            + (e.getCause() == null ? e : e.getCause())
                                    .getClass()
                                    .getSimpleName(),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Optional<ProducerRecord<byte[], byte[]>> record(
            ConsumerRecord<byte[], byte[]> deadLetter, DeadLetterId id, KafkaConsumer<byte[], byte[]> sources) {
        return ReplayedRecord.lacksItsValue(deadLetter)
                ? source(deadLetter, id, sources).map(source -> ReplayedRecord.of(deadLetter, source.value()))
                : Optional.of(ReplayedRecord.of(deadLetter));
    }

    /** The original record, if its topic still has it. */
    private static Optional<ConsumerRecord<byte[], byte[]>> source(
            ConsumerRecord<byte[], byte[]> deadLetter, DeadLetterId id, KafkaConsumer<byte[], byte[]> sources) {
        String partition = ReplaySelection.header(deadLetter, "dead-letter-partition");
        String offset = ReplaySelection.header(deadLetter, "dead-letter-offset");
        if (!NUMBER.matcher(partition).matches() || !NUMBER.matcher(offset).matches()) {
            return Optional.empty();
        }
        TopicPartition from = new TopicPartition(id.sourceTopic(), Integer.parseInt(partition));
        sources.assign(List.of(from));
        sources.seek(from, Long.parseLong(offset));
        try {
            return sources.poll(TIMEOUT).records(from).stream()
                    .filter(record -> record.offset() == Long.parseLong(offset))
                    .filter(record -> Arrays.equals(record.key(), deadLetter.key()))
                    .findFirst();
        } catch (OffsetOutOfRangeException e) {
            return Optional.empty();
        }
    }

    /** Reads a topic from its beginning to its current end. */
    private void scan(String topic, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> {
                    Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
                    if (end != null && record.offset() < end) {
                        each.accept(record);
                    }
                });
            }
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Map<String, Object> settings = kafka(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // Few, because each value can take megabytes.
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> settings = kafka(ProducerConfig.configNames());
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, MAX_REQUEST_BYTES);
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** The service's own {@code kafka.*} properties: addresses, TLS and login. */
    private Map<String, Object> kafka(Set<String> names) {
        Map<String, Object> settings = new HashMap<>();
        for (String name : names) {
            config.getOptionalValue("kafka." + name, String.class).ifPresent(value -> settings.put(name, value));
        }
        return settings;
    }
}
