package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.autolog.local.LocalPerson;
import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service while Kafka's topics go, come back, forget and end before they did. */
@Tag("deploy")
class TopicFaultsIT {
    private static final String ACCOUNT = "acme";
    private static final String CALLS = "call-ended";
    private static final String CONFLICTS = "unresolved-conflicts";
    private static final int PARTITIONS = 4;
    private static final Map<String, String> SETTINGS =
            Map.of("AUTOLOG_RECOVERY_INTERVAL", "PT0.5S", "AUTOLOG_WATCH_INTERVAL", "PT0.5S");

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private TopicAdmin topics;
    private int sent;

    @BeforeEach
    void start() {
        stack = new Stack(folder);
        topics = new TopicAdmin(stack.broker.bootstrapServers(), PARTITIONS);
    }

    @AfterEach
    void stop() {
        topics.close();
        stack.close();
    }

    @Test
    void aTopicThatIsCreatedAgainIsReadFromItsBeginning() throws InterruptedException, ExecutionException {
        try (ServiceProcess service = stack.service("service", SETTINGS)) {
            calls(200);
            settle();
            awaitNote(CALLS);
            // It sees the new topic when that has more records than the old one had: no position is out of range.
            service.pause();
            topics.createAgain(CALLS);
            calls(600);
            service.resume();
            Wire.patiently().until(() -> legs() == 800);
            awaitMetric(service, "topics_recreated{topic=\"call-ended\"} 1.0");
            settle();
        }
        // What is committed is of the new topic: a start reads no more of it.
        try (ServiceProcess _ = stack.service("after", SETTINGS)) {
            calls(10);
            settle();
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 810);
    }

    @Test
    void whatRetentionDeletesUnreadIsCountedAndTold() throws InterruptedException, ExecutionException {
        try (ServiceProcess _ = stack.service("before", SETTINGS)) {
            calls(20);
            settle();
        }
        calls(100);
        topics.trim(CALLS);
        try (ServiceProcess service = stack.service("after", SETTINGS)) {
            awaitMetric(service, "topics_records_missed{topic=\"call-ended\"} 100.0");
            calls(10);
            Wire.patiently().until(() -> legs() == 30);
            settle();
            Wire.patiently()
                    .untilAsserted(() -> status(service)
                            .then()
                            .body("reasons", hasItem("RECORDS_MISSED"))
                            .body("machine.missed", hasItem(Map.of("topic", CALLS, "records", 100))));
        }
        assertThat(stack.tables.rows("select topic, missed from kafka_topic where missed > 0"))
                .containsExactly("call-ended|100");
    }

    @Test
    void aMissingTopicIsNamedAndTheOthersGoOn() throws InterruptedException, ExecutionException {
        try (ServiceProcess service = stack.service("service", SETTINGS)) {
            topics.delete("message-exchanged");
            Wire.patiently().until(() -> ready(service).statusCode() == 503);
            assertThat(ready(service).asString()).contains("\"message-exchanged\"");
            awaitMetric(service, "topics_missing{topic=\"message-exchanged\"} 1.0");
            awaitMetric(service, "topics_missing{topic=\"call-ended\"} 0.0");
            calls(20);
            Wire.patiently().until(() -> legs() == 20);
            awaitMetric(
                    service,
                    "topics_offset_end{partition=\"0\",topic=\"call-ended\"} " + (double) topics.end(CALLS, 0));
            status(service).then().body("reasons", hasItem("TOPIC_MISSING"));
            topics.create();
            Wire.patiently().until(() -> ready(service).statusCode() == 200);
            awaitMetric(service, "topics_missing{topic=\"message-exchanged\"} 0.0");
        }
    }

    @Test
    void transactionsAreTakenWholeOrNotAndLeaveNoLag() throws InterruptedException, ExecutionException {
        try (ServiceProcess _ = stack.service("service", SETTINGS);
                var platform = new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.broker.bootstrapServers(), "transactional.id", "platform"),
                        new StringSerializer(),
                        new StringSerializer())) {
            platform.initTransactions();
            for (int i = 0; i < 10; i++) {
                platform.beginTransaction();
                var _ = platform.send(record(platformCall("aborted-" + i)));
                platform.flush();
                platform.abortTransaction();
                platform.beginTransaction();
                var _ = platform.send(record(platformCall("committed-" + i)));
                platform.commitTransaction();
            }
            platform.beginTransaction();
            var _ = platform.send(record(platformCall("aborted-last")));
            platform.flush();
            platform.abortTransaction();
            // The end, the last marker included.
            Wire.patiently()
                    .until(() -> topics.committed("autolog-intake", CALLS).equals(topics.ends(CALLS)));
        }
        assertThat(stack.tables.rows("select call_id from call_leg where call_id like 'aborted%'"))
                .isEmpty();
        assertThat(legs()).isEqualTo(10);
    }

    @Test
    void aKafkaThatWentBackIsToldAndItsStateIsPublishedAgain() throws IOException {
        Path data = folder.resolve("kafka");
        Path copy = folder.resolve("kafka-copy");
        stack.broker.stop();
        copy(data, copy);
        stack.broker.start();
        try (ServiceProcess _ = stack.service("before", SETTINGS)) {
            calls(50);
            settle();
            awaitMarks(CONFLICTS, 50);
        }
        assertThat(topics.keys(CONFLICTS)).hasSize(50);
        stack.broker.stop();
        replace(data, copy);
        stack.broker.start();
        assertThat(topics.keys(CONFLICTS)).isEmpty();

        try (ServiceProcess service = stack.service("after", SETTINGS)) {
            awaitMetric(service, "topics_truncated{topic=\"unresolved-conflicts\"} 1.0");
        }
        Map<String, String> again = new HashMap<>(SETTINGS);
        again.put("AUTOLOG_RECOVERY_ASKED", "kafka-went-back");
        again.put("AUTOLOG_RECOVERY_PUBLISH", "all");
        try (ServiceProcess service = stack.service("again", again)) {
            assertThat(topics.keys(CONFLICTS)).hasSize(50);
            awaitMetric(service, "topics_truncated{topic=\"unresolved-conflicts\"} 0.0");
        }
    }

    @Test
    void theBrokersClockCountsAndNotTheProducers() throws InterruptedException, ExecutionException {
        long now = System.currentTimeMillis();
        try (ServiceProcess _ = stack.service("service", SETTINGS);
                var platform = new KafkaProducer<>(
                        Map.of("bootstrap.servers", stack.broker.bootstrapServers()),
                        new StringSerializer(),
                        new StringSerializer())) {
            for (Duration wrong : List.of(Duration.ofDays(-8), Duration.ofHours(2))) {
                EndedCall call = platformCall("clock-" + wrong);
                platform.send(new ProducerRecord<>(CALLS, null, now + wrong.toMillis(), call.key(), call.json()))
                        .get();
            }
            Wire.patiently().until(() -> legs() == 2);
            settle();
        }
        assertThat(Records.on(stack.broker.bootstrapServers(), CALLS))
                .hasSize(2)
                .allSatisfy(record -> {
                    assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME);
                    assertThat(record.timestamp())
                            .isBetween(now, now + Duration.ofMinutes(5).toMillis());
                });
        assertThat(Records.on(stack.broker.bootstrapServers(), CONFLICTS))
                .allSatisfy(record -> assertThat(record.timestampType()).isEqualTo(TimestampType.LOG_APPEND_TIME));
    }

    private void calls(int count) {
        stack.wire.calls(IntStream.range(0, count)
                .mapToObj(_ -> platformCall("s-" + sent++))
                .toList());
    }

    private static EndedCall platformCall(String id) {
        return EndedCall.from("+14155552671", ACCOUNT, id);
    }

    private static ProducerRecord<String, String> record(EndedCall call) {
        return new ProducerRecord<>(CALLS, call.key(), call.json());
    }

    private long legs() {
        return stack.tables.count("select count(*) from call_leg where account_id = ?", ACCOUNT);
    }

    private void settle() {
        stack.wire.settle(stack.tables);
    }

    private void awaitNote(String topic) {
        Wire.patiently()
                .until(() -> stack.tables.count("select count(*) from kafka_topic where topic = ?", topic) == 1);
    }

    private void awaitMarks(String topic, long records) {
        Wire.patiently()
                .until(() -> stack.tables.count("select coalesce(sum(place), 0) from kafka_mark where topic = ?", topic)
                        == records);
    }

    private static void replace(Path folder, Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        copy(copy, folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private static Response ready(ServiceProcess service) {
        return RestAssured.get(service.managementUrl().resolve("/q/health/ready"));
    }

    private static void awaitMetric(ServiceProcess service, String line) {
        Wire.patiently()
                .until(() -> RestAssured.get(service.managementUrl().resolve("/q/metrics"))
                        .asString()
                        .lines()
                        .anyMatch(line::equals));
    }

    private Response status(ServiceProcess service) {
        Response response = RestAssured.given()
                .baseUri(service.url().toString())
                .auth()
                .oauth2(stack.issuer.token(LocalPerson.of(ACCOUNT, "u-2", "supervisor")))
                .get("/api/v1/status");
        response.then().body("machine.kafka", equalTo(true));
        return response;
    }
}
