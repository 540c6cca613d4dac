package dev.autolog.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.deadletters.DeadLetterId;
import dev.autolog.flow.Database;
import dev.autolog.flow.Records;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalStackResource;
import dev.autolog.local.Management;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operators list and replay the dead letters of all accounts. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class OperatorCommandsTest {
    private final String account = "account-" + UUID.randomUUID();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream error = new ByteArrayOutputStream();
    private Wire wire;
    private Database database;

    @BeforeEach
    void connect() {
        wire = new Wire(servers());
        database = new Database(LocalStackResource.database());
        // The tables are there.
        Wire.patiently().until(() -> Management.ask("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void theListCountsByTopicAndReasonAndShowsTheNewest() {
        DeadLetterId deadLetter = ofNoAccount("s-1");

        assertThat(run("dead-letters")).isZero();
        assertThat(out.toString(UTF_8).lines())
                .anyMatch(line -> line.matches(" *[1-9][0-9]*  call-ended-dead-letter +NOT_JSON"))
                .anyMatch(line -> line.contains("  call-ended-dead-letter  " + deadLetter.partition() + ":"
                        + deadLetter.offset() + "  NOT_JSON  -  " + account + "/s-1"));
    }

    @Test
    void aDeadLetterOfNoAccountIsReplayedByItsOffsetAndMarked() {
        DeadLetterId deadLetter = ofNoAccount("s-1");
        ofNoAccount("s-2");

        assertThat(run("replay", "call-ended", offsets(deadLetter))).isZero();

        awaitCopies("s-1", 2);
        assertThat(Records.under(servers(), "call-ended", account + "/s-2")).hasSize(1);
        assertThat(database.rows(
                        "select status, done_by from dead_letter where topic = ? and partition = ? and place = ?",
                        deadLetter.topic(),
                        deadLetter.partition(),
                        deadLetter.offset()))
                .containsExactly("REPLAYED|operator");
    }

    @Test
    void deadLettersWithAReasonAreReplayedUpToTheEndOfTheTopic() {
        ofNoAccount("s-1");
        wire.send("call-ended", account + "/s-2", (String) null);
        wire.await("call-ended-dead-letter", account, 2);

        assertThat(run("replay", "call-ended-dead-letter", "--reason=NOT_JSON")).isZero();

        awaitCopies("s-1", 2);
        assertThat(Records.under(servers(), "call-ended", account + "/s-2")).hasSize(1);
    }

    @Test
    void aValueTooLargeForTheDeadLetterTopicIsReplayedFromTheOriginalTopic() {
        wire.limitMessageBytes("call-ended-dead-letter", 1_000_000);
        byte[] value = new byte[5_000_000];
        new Random(3).nextBytes(value);
        try {
            wire.send("call-ended", account + "/s-1", value);
            wire.await("call-ended-dead-letter", account, 1);
        } finally {
            wire.limitMessageBytes("call-ended-dead-letter", 10 << 20);
        }
        DeadLetterId deadLetter = listed("s-1");

        assertThat(run("replay", "call-ended", "--reason=TOO_LARGE", offsets(deadLetter)))
                .isZero();

        awaitCopies("s-1", 2);
        assertThat(Records.under(servers(), "call-ended", account + "/s-1"))
                .allSatisfy(record -> assertThat(record.value()).isEqualTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "0:", "0:1-", "a:1", "0:1;2", "0:99999999999999999999"})
    void offsetsThatCannotBeParsedReplayNothing(String offsets) {
        assertThat(run("replay", "call-ended", "--offsets=" + offsets)).isEqualTo(1);
        assertThat(error.toString(UTF_8)).startsWith("Offsets are written as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "call-logged", "--everything"})
    void replayWantsATopicThatHasDeadLetters(String topic) {
        assertThat(run("replay", topic)).isEqualTo(1);
        assertThat(error.toString(UTF_8)).isNotBlank();
    }

    @Test
    void anUnknownCommandPrintsTheUsage() {
        assertThat(run("letters")).isEqualTo(2);
        assertThat(error.toString(UTF_8)).contains("dead-letters", "replay TOPIC");
    }

    private int run(String... arguments) {
        return new OperatorCommands(
                        ConfigProvider.getConfig(),
                        new PrintStream(out, true, UTF_8),
                        new PrintStream(error, true, UTF_8))
                .run(List.of(arguments));
    }

    private static String offsets(DeadLetterId id) {
        return "--offsets=" + id.partition() + ":" + id.offset();
    }

    /** Sends a broken record whose key and value name different accounts: its dead letter belongs to no account. */
    private DeadLetterId ofNoAccount(String id) {
        wire.send("call-ended", account + "/" + id, "{\"accountId\": \"umbrella\", ".getBytes(UTF_8));
        DeadLetterId deadLetter = listed(id);
        assertThat(database.count(
                        "select count(*) from dead_letter where account_id = '' and record_key = ?",
                        account + "/" + id))
                .isEqualTo(1);
        return deadLetter;
    }

    private DeadLetterId listed(String id) {
        String sql = "select topic || '-' || partition || '-' || place from dead_letter where record_key = ?";
        List<String> found = new ArrayList<>();
        Wire.patiently().until(() -> found.addAll(database.rows(sql, account + "/" + id)));
        return DeadLetterId.of(found.getFirst()).orElseThrow();
    }

    private void awaitCopies(String id, int count) {
        Wire.patiently()
                .until(() -> Records.under(servers(), "call-ended", account + "/" + id)
                                .size()
                        == count);
    }

    private static String servers() {
        return LocalStackResource.broker().bootstrapServers();
    }
}
