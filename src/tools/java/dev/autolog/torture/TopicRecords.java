package dev.autolog.torture;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads topics from beginning to end with a plain consumer. */
record TopicRecords(String bootstrapServers) {
    private static final List<String> INPUTS =
            List.of(TortureRecord.CONTACTS, TortureRecord.CALLS, TortureRecord.MESSAGES);
    private static final List<String> OUTPUTS =
            List.of("call-logged", "unresolved-conflicts", "placeholder-contacts", "log-form-requested");
    private static final String DEAD = "-dead-letter";
    private static final Duration POLL = Duration.ofSeconds(1);

    /** Reads all topics, the input topics first. */
    void readTo(Evidence evidence) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            for (String topic : INPUTS) {
                read(consumer, topic, message -> evidence.input(input(message)));
            }
            for (String topic : OUTPUTS) {
                read(consumer, topic, message -> evidence.output(output(message)));
            }
            for (String topic : INPUTS) {
                read(consumer, topic + DEAD, message -> evidence.deadLetter(deadLetter(message)));
            }
        }
    }

    private interface Reader {
        void read(ConsumerRecord<byte[], byte[]> message);
    }

    private static void read(KafkaConsumer<byte[], byte[]> consumer, String topic, Reader reader) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(reader::read);
        }
    }

    private static Evidence.Input input(ConsumerRecord<byte[], byte[]> message) {
        return new Evidence.Input(
                message.topic(),
                message.partition(),
                message.offset(),
                header(message, TortureRecord.EVENT),
                text(message.key()),
                textOrNull(message.value()));
    }

    private static Evidence.Output output(ConsumerRecord<byte[], byte[]> message) {
        return new Evidence.Output(
                message.topic(), text(message.key()), textOrNull(message.value()), header(message, "ce_id"));
    }

    private static Evidence.DeadLetter deadLetter(ConsumerRecord<byte[], byte[]> message) {
        return new Evidence.DeadLetter(
                message.topic(),
                header(message, "dead-letter-topic"),
                number(header(message, "dead-letter-partition")),
                number(header(message, "dead-letter-offset")),
                header(message, "dead-letter-reason"),
                text(message.key()),
                textOrNull(message.value()));
    }

    private static int number(String text) {
        return text.isEmpty() ? -1 : Integer.parseInt(text);
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        Header header = message.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static @Nullable String textOrNull(byte @Nullable [] bytes) {
        return bytes == null ? null : text(bytes);
    }
}
