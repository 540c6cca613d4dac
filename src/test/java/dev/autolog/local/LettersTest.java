package dev.autolog.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.autolog.deadletters.DeadLetterId;
import dev.autolog.flow.Database;
import dev.autolog.flow.Records;
import dev.autolog.flow.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do with dead letters, whosever they are. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class LettersTest {
    private final String account = "account-" + UUID.randomUUID();
    private Wire wire;
    private Database database;

    @BeforeEach
    void connect() {
        wire = new Wire(servers());
        database = new Database(LocalStackResource.database());
        // The tables are there.
        Wire.patiently().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    @Test
    void theListCountsByTopicAndReasonAndShowsTheNewest() {
        DeadLetterId letter = nobodys("s-1");

        assertThat(new LetterBox(servers()).listed())
                .anyMatch(line -> line.matches(" *[1-9][0-9]*  call-ended-dead-letter +NOT_JSON"))
                .anyMatch(line -> line.contains("  call-ended-dead-letter  " + letter.partition() + ":"
                        + letter.offset() + "  NOT_JSON  -  " + account + "/s-1"));
    }

    @Test
    void whatIsNobodysIsReplayedByPlaceAndMarked() {
        DeadLetterId letter = nobodys("s-1");
        nobodys("s-2");

        replay("call-ended", "", letter.partition() + ":" + letter.offset());

        awaitCopies("s-1", 2);
        assertThat(Records.under(servers(), "call-ended", account + "/s-2")).hasSize(1);
        assertThat(database.rows(
                        "select status, done_by from dead_letter where topic = ? and partition = ? and place = ?",
                        letter.topic(),
                        letter.partition(),
                        letter.offset()))
                .containsExactly("REPLAYED|operator");
    }

    @Test
    void whatHasAReasonIsReplayedUpToWhereTheTopicEnds() {
        nobodys("s-1");
        wire.send("call-ended", account + "/s-2", (String) null);
        wire.await("call-ended-dead-letter", account, 2);

        replay("call-ended-dead-letter", "NOT_JSON", "");

        awaitCopies("s-1", 2);
        assertThat(Records.under(servers(), "call-ended", account + "/s-2")).hasSize(1);
    }

    @Test
    void aValueThatTheTopicTookNotIsReplayedFromWhereItStands() {
        wire.limitMessageBytes("call-ended-dead-letter", 1_000_000);
        byte[] value = new byte[5_000_000];
        new Random(3).nextBytes(value);
        try {
            wire.send("call-ended", account + "/s-1", value);
            wire.await("call-ended-dead-letter", account, 1);
        } finally {
            wire.limitMessageBytes("call-ended-dead-letter", 10 << 20);
        }
        DeadLetterId letter = listed("s-1");

        replay("call-ended", "TOO_LARGE", letter.partition() + ":" + letter.offset());

        awaitCopies("s-1", 2);
        assertThat(Records.under(servers(), "call-ended", account + "/s-1"))
                .allSatisfy(record -> assertThat(record.value()).isEqualTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "0:", "0:1-", "a:1", "0:1;2", "0:99999999999999999999"})
    void offsetsThatCannotBeUnderstoodReplayNothing(String offsets) {
        assertThatThrownBy(() -> LetterSelection.of("call-ended", "", offsets)).isInstanceOf(StartFailure.class);
    }

    @Test
    void aTopicHasToBeNamedAndHaveDeadLetters() {
        assertThatThrownBy(() -> LetterSelection.of("", "", "")).isInstanceOf(StartFailure.class);
        assertThatThrownBy(() -> replay("call-logged", "", "")).isInstanceOf(StartFailure.class);
    }

    private static void replay(String topic, String reason, String offsets) {
        Optional<LetterMarks> marks = Optional.of(
                new LetterMarks(LocalStackResource.database().jdbcUrl(), LocalDatabase.NAME, LocalDatabase.NAME));
        new Letters(new LetterBox(servers()), marks, new Console()).replay(LetterSelection.of(topic, reason, offsets));
    }

    /** Sends a broken record that is keyed as one account's and names another. */
    private DeadLetterId nobodys(String id) {
        wire.send("call-ended", account + "/" + id, "{\"accountId\": \"umbrella\", ".getBytes(UTF_8));
        DeadLetterId letter = listed(id);
        assertThat(database.count(
                        "select count(*) from dead_letter where account_id = '' and record_key = ?",
                        account + "/" + id))
                .isEqualTo(1);
        return letter;
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
