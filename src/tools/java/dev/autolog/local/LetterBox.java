package dev.autolog.local;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
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

/** The dead letters of all accounts, as operators see them: in Kafka itself, also those that nobody else may see. */
final class LetterBox {
    private static final int NEWEST = 20;
    private static final int MAX_REQUEST_BYTES = 16 << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    private final String bootstrapServers;
    private final List<String> topics = Topics.read().stream()
            .map(TopicSpec::name)
            .filter(name -> DeadLetterId.deadLettersOf(name).equals(name))
            .toList();

    LetterBox(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
    }

    /** How many there are by topic and reason, and the newest. */
    List<String> listed() {
        Map<String, Integer> counts = new TreeMap<>();
        PriorityQueue<ConsumerRecord<byte[], byte[]>> newest =
                new PriorityQueue<>(Comparator.comparingLong(ConsumerRecord::timestamp));
        for (String topic : topics) {
            scan(topic, letter -> {
                String kind = "%-36s %s".formatted(topic, LetterSelection.header(letter, "dead-letter-reason"));
                int _ = counts.merge(kind, 1, Integer::sum);
                newest.add(withoutValue(letter));
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

    private static ConsumerRecord<byte[], byte[]> withoutValue(ConsumerRecord<byte[], byte[]> letter) {
        return new ConsumerRecord<>(
                letter.topic(),
                letter.partition(),
                letter.offset(),
                letter.timestamp(),
                letter.timestampType(),
                0,
                0,
                letter.key(),
                null,
                letter.headers(),
                letter.leaderEpoch());
    }

    private static String line(ConsumerRecord<byte[], byte[]> letter) {
        return String.join(
                "  ",
                Instant.ofEpochMilli(letter.timestamp()).toString(),
                letter.topic(),
                letter.partition() + ":" + letter.offset(),
                LetterSelection.header(letter, "dead-letter-reason"),
                LetterSelection.header(letter, "dead-letter-detail"),
                letter.key() == null ? "-" : new String(letter.key(), StandardCharsets.UTF_8));
    }

    /**
     * Publishes letters again as the records that they were, up to where the topic ends now.
     *
     * @param replayed hears of each that Kafka has acknowledged
     * @param lost hears of each whose value is nowhere any more
     */
    void replay(LetterSelection selection, Consumer<DeadLetterId> replayed, Consumer<DeadLetterId> lost) {
        if (!topics.contains(selection.topic())) {
            throw new StartFailure(selection.topic() + " is none of the dead-letter topics: " + topics);
        }
        try (KafkaProducer<byte[], byte[]> producer = producer();
                KafkaConsumer<byte[], byte[]> sources = consumer()) {
            scan(selection.topic(), letter -> {
                if (selection.includes(letter)) {
                    DeadLetterId id = new DeadLetterId(letter.topic(), letter.partition(), letter.offset());
                    Optional<ProducerRecord<byte[], byte[]>> record = record(letter, id, sources);
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
            throw new StartFailure("Kafka does not take a record again: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Optional<ProducerRecord<byte[], byte[]>> record(
            ConsumerRecord<byte[], byte[]> letter, DeadLetterId id, KafkaConsumer<byte[], byte[]> sources) {
        return ReplayedRecord.lacksItsValue(letter)
                ? source(letter, id, sources).map(source -> ReplayedRecord.of(letter, source.value()))
                : Optional.of(ReplayedRecord.of(letter));
    }

    /** The record itself, if its topic still has it. */
    private static Optional<ConsumerRecord<byte[], byte[]>> source(
            ConsumerRecord<byte[], byte[]> letter, DeadLetterId id, KafkaConsumer<byte[], byte[]> sources) {
        String partition = LetterSelection.header(letter, "dead-letter-partition");
        String offset = LetterSelection.header(letter, "dead-letter-offset");
        if (!NUMBER.matcher(partition).matches() || !NUMBER.matcher(offset).matches()) {
            return Optional.empty();
        }
        TopicPartition from = new TopicPartition(id.sourceTopic(), Integer.parseInt(partition));
        sources.assign(List.of(from));
        sources.seek(from, Long.parseLong(offset));
        try {
            return sources.poll(PATIENCE).records(from).stream()
                    .filter(record -> record.offset() == Long.parseLong(offset))
                    .filter(record -> Arrays.equals(record.key(), letter.key()))
                    .findFirst();
        } catch (OffsetOutOfRangeException e) {
            return Optional.empty();
        }
    }

    /** Reads a topic from its beginning to where it ends now. */
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
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "none",
                        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                        false,
                        // Values can be of megabytes each.
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                        MAX_REQUEST_BYTES),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
