package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.contract.Contract;
import dev.autolog.contract.DeadLetterExample;
import dev.autolog.flow.Wire.Out;
import dev.autolog.local.Management;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class BadInputTest extends FlowTest {
    @ParameterizedTest
    @ValueSource(strings = {"call-ended", "message-exchanged", "crm-contacts"})
    void everyBadRecordIsDeadLetteredUntouchedAndItsBatchMatesGoOn(String topic) {
        // The broker itself takes no record without a key on a compacted topic.
        List<DeadLetterExample> examples = Contract.deadLetters(topic)
                .filter(example -> example.key() != null || !topic.equals("crm-contacts"))
                .toList();
        String deadLetters = topic + "-dead-letter";
        wire.settle(database);
        int before = wire.on(deadLetters).size();
        for (int i = 0; i < examples.size(); i++) {
            wire.send(topic, examples.get(i).key(), examples.get(i).value());
            switch (topic) {
                case "call-ended" -> wire.call(callFrom("+14155552671", "s-" + i));
                case "message-exchanged" -> wire.message(TextMessage.from("+14155552671", account, "m-" + i));
                default -> wire.contact(contact("c-" + i, "Jane Smith", "(415) 555-2671"));
            }
        }
        wire.settle(database);

        List<String> expected = examples.stream().map(BadInputTest::expected).toList();
        List<Out> dead = wire.on(deadLetters).stream().skip(before).toList();
        assertThat(dead).extracting(BadInputTest::actual).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(dead)
                .allSatisfy(letter -> assertThat(letter.headers())
                        .containsEntry("dead-letter-topic", topic)
                        .containsKeys("dead-letter-partition", "dead-letter-offset")
                        .containsEntry("ce_type", "dev.autolog.dead-letter"));
        String table = Map.of("call-ended", "call_leg", "message-exchanged", "message", "crm-contacts", "contact")
                .get(topic);
        assertThat(database.count("select count(*) from " + table + " where account_id = ?", account))
                .as("batch-mates")
                .isEqualTo(examples.size());
    }

    @Test
    void deadLettersAreCountedByReason() {
        wire.send("call-ended", account + "/s-1", "{");
        wire.settle(database);

        assertThat(Management.ask("/q/metrics").asString())
                .containsPattern("records_dead_total\\{reason=\"not_json\",topic=\"call-ended\"\\} [1-9]");
    }

    @Test
    void whereTheDeadLetterTopicTakesNoneSoLargeTheLetterSaysWhereTheValueStands() {
        wire.limitMessageBytes("call-ended-dead-letter", 1_000_000);
        try {
            // Random, as the broker weighs what compression leaves.
            byte[] value = new byte[5_000_000];
            new Random(1).nextBytes(value);
            wire.send("call-ended", account + "/s-1", value);
            wire.call(callFrom("+14155552671", "s-2"));
            Out letter = wire.await("call-ended-dead-letter", account, 1).getFirst();
            assertThat(letter.bytes()).isNull();
            assertThat(letter.headers())
                    .containsEntry("dead-letter-reason", "TOO_LARGE")
                    .containsEntry("dead-letter-detail", "the value is too large for this topic")
                    .containsKeys("dead-letter-partition", "dead-letter-offset");
            database.awaitLegs(account, 1);
        } finally {
            wire.limitMessageBytes("call-ended-dead-letter", 10 << 20);
        }
    }

    @Test
    void aRecordThatTheDatabaseRefusesIsSingledOutAndItsBatchMatesGoOn() {
        database.run("alter table call_leg add constraint refused check (call_id <> 's-refused')");
        try {
            for (String call : List.of("s-1", "s-2", "s-refused", "s-3", "s-4")) {
                wire.call(callFrom("+14155552671", call));
            }
            Out letter = wire.await("call-ended-dead-letter", account, 1).getFirst();
            assertThat(letter.key()).isEqualTo(account + "/s-refused");
            assertThat(letter.headers())
                    .containsEntry("dead-letter-reason", "PROCESSING_FAILED")
                    .containsEntry("dead-letter-detail", "PostgreSQL error 23514");
            database.awaitLegs(account, 4);
        } finally {
            database.run("alter table call_leg drop constraint refused");
        }
    }

    @Test
    void headersOfTheSenderStayReadable() {
        wire.send("call-ended", account + "/s-1", "no JSON", Map.of("traceparent", "00-1-2-01", "ce_id", "theirs"));

        Out letter = wire.await("call-ended-dead-letter", account, 1).getFirst();
        assertThat(letter.headers())
                .containsEntry("traceparent", "00-1-2-01")
                .containsEntry("original_ce_id", "theirs")
                .hasEntrySatisfying("ce_id", id -> assertThat(id).startsWith("call-ended/"));
    }

    private static String expected(DeadLetterExample example) {
        return String.join(
                " ", example.reason(), String.valueOf(example.detail()), example.key(), digest(example.value()));
    }

    private static String actual(Out letter) {
        byte[] value = letter.bytes();
        return String.join(
                " ",
                letter.headers().get("dead-letter-reason"),
                String.valueOf(letter.headers().get("dead-letter-detail")),
                letter.key().isEmpty() ? null : letter.key(),
                digest(value));
    }

    private static String digest(byte @Nullable [] value) {
        return value == null ? "null" : value.length + " bytes " + Arrays.hashCode(value);
    }
}
