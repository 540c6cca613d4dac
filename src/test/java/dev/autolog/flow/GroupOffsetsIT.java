package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the service continues after Kafka deleted the offsets of its groups, an operator reset them, or partitions came. */
class GroupOffsetsIT {
    private static final String ACCOUNT = "acme";
    private static final String CALLS = "call-ended";
    private static final String NUMBER = "+14155552671";
    private static final String CORRECTED = "select count(*) from call_leg where sequence = 2";
    private static final Map<String, String> SETTINGS = Map.of(
            "AUTOLOG_RECOVERY_INTERVAL", "PT0.5S",
            // What is read again is read slowly: a deleted contact would be seen.
            "MP_MESSAGING_CONNECTOR_SMALLRYE_KAFKA_MAX_POLL_RECORDS", "1");

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private TopicAdmin topics;

    @BeforeEach
    void start() {
        stack = new Stack(folder);
        topics = new TopicAdmin(stack.broker.bootstrapServers(), 4);
    }

    @AfterEach
    void stop() {
        topics.close();
        stack.close();
    }

    @Test
    void whatKafkaForgotIsNotReadAgain() throws InterruptedException, ExecutionException {
        conflictOnADeletedContact();
        for (String group : TopicAdmin.GROUPS) {
            topics.forgetOffsets(group);
        }
        calls(1, 10);
        try (ServiceProcess _ = stack.service("after", SETTINGS)) {
            stack.wire.settle(stack.tables);
            assertThat(topics.committed("autolog-directory", "crm-contacts")).isEqualTo(topics.ends("crm-contacts"));
        }
        assertThat(stack.tables.count("select count(*) from call_leg")).isEqualTo(10);
        assertThat(stack.wire.on("call-logged")).isEmpty();
        assertThat(stack.wire.on("unresolved-conflicts")).hasSize(10);
        assertThat(stack.wire.on("call-ended-dead-letter")).hasSize(1);
    }

    @Test
    void whatAnOperatorResetsIsReadAgain() throws InterruptedException, ExecutionException {
        conflictOnADeletedContact();
        topics.resetOffsets("autolog-intake", CALLS);
        try (ServiceProcess _ = stack.service("after", SETTINGS)) {
            stack.wire.settle(stack.tables);
            Wire.patiently().until(() -> stack.wire.on("call-ended-dead-letter").size() == 2);
        }
        assertThat(stack.tables.count("select count(*) from call_leg")).isEqualTo(1);
    }

    @Test
    void correctionsOnNewPartitionsWaitForNothing() throws InterruptedException, ExecutionException {
        topics.addPartitions(CALLS, 12);
        try (ServiceProcess _ = stack.service("service")) {
            calls(0, 300);
            stack.wire.settle(stack.tables);
            topics.addPartitions(CALLS, 24);
            correctAll();
            Wire.patiently().atMost(Duration.ofSeconds(30)).until(() -> stack.tables.count(CORRECTED) == 300);
        }
    }

    /** By a producer of its own, which knows the new partitions. */
    private void correctAll() {
        try (Wire platform = new Wire(stack.broker.bootstrapServers())) {
            platform.calls(IntStream.range(0, 300)
                    .mapToObj(i -> call(i).sequence(2).with("queue", "sales"))
                    .toList());
        }
    }

    /** A conflict without a match, and a contact that had the number before: deleted, but not from the topic. */
    private void conflictOnADeletedContact() {
        try (ServiceProcess _ = stack.service("before", SETTINGS)) {
            CrmContact contact = CrmContact.of(ACCOUNT, "c-1", "Jane Smith", NUMBER);
            stack.wire.contact(contact);
            stack.tables.awaitContacts(ACCOUNT, 1);
            stack.wire.send("crm-contacts", contact.key(), (String) null);
            stack.tables.awaitContacts(ACCOUNT, 0);
            calls(0, 1);
            stack.wire.send(CALLS, ACCOUNT + "/broken", "{");
            stack.wire.settle(stack.tables);
            stack.wire.await("call-ended-dead-letter", ACCOUNT, 1);
            Wire.patiently()
                    .until(() -> List.of("crm-contacts", CALLS, "call-ended-dead-letter").stream()
                            .allMatch(this::isNoted));
        }
        assertThat(stack.wire.on("unresolved-conflicts")).hasSize(1);
    }

    private boolean isNoted(String topic) {
        try {
            long end = topics.ends(topic).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            return end == stack.tables.count("select coalesce(sum(place), 0) from kafka_mark where topic = ?", topic);
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    private void calls(int from, int to) {
        stack.wire.calls(
                IntStream.range(from, to).mapToObj(GroupOffsetsIT::call).toList());
    }

    private static EndedCall call(int index) {
        return EndedCall.from(NUMBER, ACCOUNT, "s-" + index);
    }
}
