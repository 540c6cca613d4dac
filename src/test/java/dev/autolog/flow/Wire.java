package dev.autolog.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** A telephony platform, a CRM and a front end in one: publishes what goes in and reads all that comes out. */
public final class Wire implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> OUTPUTS = List.of(
            "call-logged",
            "unresolved-conflicts",
            "placeholder-contacts",
            "erasures",
            "crm-contacts",
            "log-form-requested",
            "call-ended-dead-letter",
            "message-exchanged-dead-letter",
            "crm-contacts-dead-letter");

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Out> seen = new CopyOnWriteArrayList<>();
    private final Map<TopicPartition, Long> read = new ConcurrentHashMap<>();
    private final Admin admin;
    private final Thread reader;
    private volatile boolean open = true;

    /** A record that came out. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Out(String topic, String key, byte @Nullable [] bytes, Map<String, String> headers) {
        /** The value as text; null for a tombstone. */
        public @Nullable String value() {
            return bytes == null ? null : Wire.text(bytes);
        }

        /** The value as JSON. */
        public JsonNode json() {
            try {
                return JSON.readTree(String.valueOf(value()));
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + value(), e);
            }
        }

        /** A field of the value as text. */
        public String text(String field) {
            return json().path(field).asText();
        }
    }

    public Wire(String bootstrapServers) {
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrapServers, "max.request.size", 10 << 20, "linger.ms", 0);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
        reader = Thread.ofPlatform().daemon().start(() -> read(bootstrapServers));
    }

    private void read(String bootstrapServers) {
        // Closing waits for the fetch that is under way: half a second for every test, if it may wait that long for
        // records.
        Map<String, Object> config =
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest", "fetch.max.wait.ms", 20);
        try (var consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = new ArrayList<>();
            for (String topic : OUTPUTS) {
                consumer.partitionsFor(topic)
                        .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            }
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (open) {
                consumer.poll(Duration.ofMillis(50)).forEach(message -> seen.add(out(message)));
                notePositions(consumer, partitions);
            }
        }
    }

    private void notePositions(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
        try {
            for (TopicPartition partition : partitions) {
                read.put(partition, consumer.position(partition, Duration.ofSeconds(1)));
            }
        } catch (TimeoutException e) {
            // The broker is away, which some tests are about.
            read.clear();
        }
    }

    private static Out out(ConsumerRecord<byte[], byte[]> message) {
        Map<String, String> headers = new HashMap<>();
        // Some tests put headers without a value on dead letters, which Kafka allows.
        message.headers()
                .forEach(header -> headers.put(header.key(), header.value() == null ? "" : text(header.value())));
        String key = message.key() == null ? "" : text(message.key());
        return new Out(message.topic(), key, message.value(), Map.copyOf(headers));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Publishes text and waits for its acknowledgement. */
    public void send(String topic, @Nullable String key, @Nullable String value) {
        send(topic, key, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    /** Publishes bytes and waits for their acknowledgement. */
    public void send(String topic, @Nullable String key, byte @Nullable [] value) {
        send(topic, key, value, Map.of());
    }

    /** Publishes text with headers and waits for its acknowledgement. */
    public void send(String topic, String key, String value, Map<String, String> headers) {
        send(topic, key, value.getBytes(StandardCharsets.UTF_8), headers);
    }

    private void send(String topic, @Nullable String key, byte @Nullable [] value, Map<String, String> headers) {
        byte[] keyBytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(topic, keyBytes, value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        awaitAcknowledgement(topic, producer.send(message));
    }

    private static void awaitAcknowledgement(String topic, Future<RecordMetadata> acknowledgement) {
        try {
            acknowledgement.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("Kafka does not take " + topic, e);
        }
    }

    /** Publishes a record without a value, with headers, and waits for its acknowledgement. */
    public void sendTombstone(String topic, String key, Map<String, String> headers) {
        send(topic, key, (byte[]) null, headers);
    }

    /** Publishes a contact under its key. */
    public void contact(CrmContact contact) {
        send("crm-contacts", contact.key(), contact.json());
    }

    /** Publishes an ended call under its key. */
    public void call(EndedCall call) {
        send("call-ended", call.key(), call.json());
    }

    /** Publishes ended calls under their keys together, as a busy platform does, and waits for the acknowledgement of each. */
    public void calls(List<EndedCall> calls) {
        List<Future<RecordMetadata>> acknowledgements = calls.stream()
                .map(call -> producer.send(new ProducerRecord<>(
                        "call-ended",
                        call.key().getBytes(StandardCharsets.UTF_8),
                        call.json().getBytes(StandardCharsets.UTF_8))))
                .toList();
        acknowledgements.forEach(acknowledgement -> awaitAcknowledgement("call-ended", acknowledgement));
    }

    /** Publishes a text message under its key. */
    public void message(TextMessage message) {
        send("message-exchanged", message.key(), message.json());
    }

    /** Sets how large a record a topic takes. */
    public void limitMessageBytes(String topic, int bytes) {
        var limit = new AlterConfigOp(
                new ConfigEntry("max.message.bytes", Integer.toString(bytes)), AlterConfigOp.OpType.SET);
        try {
            admin.incrementalAlterConfigs(Map.of(new ConfigResource(ConfigResource.Type.TOPIC, topic), List.of(limit)))
                    .all()
                    .get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError("Kafka does not change " + topic, e);
        }
    }

    /** Everything on a topic whose key or value is about an account, oldest first. */
    public List<Out> on(String topic, String accountId) {
        return seen.stream()
                .filter(out -> out.topic().equals(topic) && out.key().startsWith(accountId + "/"))
                .toList();
    }

    /** Everything on a topic. */
    public List<Out> on(String topic) {
        return seen.stream().filter(out -> out.topic().equals(topic)).toList();
    }

    /** Waits until a topic has so many records for an account, and returns them. */
    public List<Out> await(String topic, String accountId, int count) {
        patiently().until(() -> on(topic, accountId).size() >= count);
        return on(topic, accountId);
    }

    /** Waits until the service has dealt with all that was sent and this has read all that came out. */
    public void settle(Database database) {
        patiently()
                .until(() -> taken("autolog-directory", "crm-contacts")
                        && taken("autolog-intake", "call-ended")
                        && taken("autolog-messages", "message-exchanged"));
        patiently()
                .until(() -> database.count("select count(*) from audit_trail a, relay_cursor c"
                                + " where (a.tx, a.line) > (c.tx, c.line)")
                        == 0);
        patiently().until(() -> read.size() > 0 && ends(read.keySet()).equals(read));
    }

    private boolean taken(String group, String topic) throws InterruptedException, ExecutionException {
        Map<TopicPartition, Long> committed = new HashMap<>();
        admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .forEach((partition, at) -> committed.put(partition, at.offset()));
        List<TopicPartition> partitions = producer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        return ends(partitions).entrySet().stream()
                .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
    }

    private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest).all().get().forEach((partition, at) -> ends.put(partition, at.offset()));
        return ends;
    }

    /** How long tests wait for what should take milliseconds. */
    public static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(20));
    }

    @Override
    public void close() {
        open = false;
        producer.close();
        admin.close();
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
