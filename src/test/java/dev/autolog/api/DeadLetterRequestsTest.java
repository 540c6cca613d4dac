package dev.autolog.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.autolog.flow.Records;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalStackResource;
import dev.autolog.local.Management;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DeadLetterRequestsTest extends ApiTest {
    private static final String LETTERS = API + "/dead-letters";

    @BeforeEach
    void awaitTables() {
        Wire.patiently().until(() -> Management.ask("/q/health/ready").statusCode() == 200);
    }

    @Test
    void anAdminSeesWhatCouldNotBeProcessedNewestFirstAndWhy() {
        died("s-1", "{");
        died("s-2", "{\"accountId\": \"" + account + "\", \"callId\": \"s-2\", \"direction\": \"SIDEWAYS\"}");

        alma().get(LETTERS)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.key", contains(account + "/s-2", account + "/s-1"))
                .body("items.topic", contains("call-ended", "call-ended"))
                .body("items[1].reason", equalTo("NOT_JSON"))
                .body("items[1].detail", nullValue())
                .body("items[1].size", equalTo(1))
                .body("items[1].status", equalTo("WAITING"))
                .body("items[1].partition", notNullValue())
                .body("items[1].offset", notNullValue())
                .body("items[1].excerpt", nullValue())
                .body("items[1].doneBy", nullValue())
                .body("next", nullValue());
    }

    @Test
    void oneShowsTheBeginningOfItsValue() {
        String id = died("s-1", "{\"accountId\": \"" + account + "\", \0\u00e9" + "x".repeat(5000));

        alma().get(LETTERS + "/" + id)
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("key", equalTo(account + "/s-1"))
                .body("excerpt", startsWith("{\"accountId\": \"" + account + "\", \uFFFD\u00e9xxx"))
                .body("excerpt.length()", equalTo(4095));
    }

    @Test
    void aListIsFilteredAndPaged() {
        died("s-1", "{");
        died("s-2", "{");
        died("s-3", null);
        wire.send("crm-contacts", account + "/c-1", "c-1,Jane");
        awaitLetters(4);

        alma().queryParam("reason", "NULL_VALUE").get(LETTERS).then().body("items.key", contains(account + "/s-3"));
        alma().queryParam("topic", "crm-contacts").get(LETTERS).then().body("items.key", contains(account + "/c-1"));
        alma().queryParam("status", "DISCARDED").get(LETTERS).then().body("items", empty());
        alma().queryParam("reason", "NOT_JSON")
                .queryParam("topic", "call-ended")
                .get(LETTERS)
                .then()
                .body("items.key", contains(account + "/s-2", account + "/s-1"));
        assertThat(pagesOf(1)).containsExactlyElementsOf(pagesOf(100)).hasSize(4);
        alma().queryParam("cursor", "none").get(LETTERS).then().statusCode(400).body("parameter", equalTo("cursor"));
        alma().queryParam("status", "ODD").get(LETTERS).then().statusCode(400).body("parameter", equalTo("status"));
    }

    private List<String> pagesOf(int limit) {
        List<String> keys = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            JsonPath page = alma().queryParam("limit", limit)
                    .queryParam("cursor", cursor)
                    .get(LETTERS)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            keys.addAll(page.getList("items.key", String.class));
            cursor = page.getString("next");
        }
        return keys;
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor"})
    void onlyAdminsMay(String role) {
        String id = died("s-1", "{");

        as(account, SAM, role).get(LETTERS).then().statusCode(403).contentType("application/problem+json");
        as(account, SAM, role).get(LETTERS + "/" + id).then().statusCode(403);
        as(account, SAM, role).body(ids(id)).post(LETTERS + "/replay").then().statusCode(403);
        as(account, SAM, role)
                .body("{\"all\": true}")
                .post(LETTERS + "/replay")
                .then()
                .statusCode(403);
        as(account, SAM, role).body(ids(id)).post(LETTERS + "/discard").then().statusCode(403);
        assertThat(statuses()).containsExactly("WAITING");
    }

    @Test
    void anotherAccountsLetterIsNotThere() {
        String id = died("s-1", "{");

        stranger().get(LETTERS + "/" + id).then().statusCode(404);
        stranger().get(LETTERS).then().body("items", empty());
        stranger()
                .body(ids(id))
                .post(LETTERS + "/replay")
                .then()
                .body("replayed", equalTo(0))
                .body("results.status", contains(404));
        stranger().body(ids(id)).post(LETTERS + "/discard").then().body("results.status", contains(404));
        stranger()
                .body("{\"all\": true}")
                .post(LETTERS + "/replay")
                .then()
                .body("replayed", equalTo(0))
                .body("results", empty());
        alma().get(LETTERS + "/" + id).then().statusCode(200).body("status", equalTo("WAITING"));
    }

    private RequestSpecification stranger() {
        return as("another-" + account, SAM, "admin");
    }

    @Test
    void aLetterThatMayBeAnothersIsNobodysNeitherTheKeysNorTheValues() {
        String other = "another-" + account;
        wire.send("call-ended", account + "/s-1", "{\"accountId\": \"" + other + "\", \"callId\": \"s-1\"}");
        wire.send("call-ended", account + "/s-2", "{\"accountId\": \"" + other + "\", \"callId\": \"s-2");
        wire.await("call-ended-dead-letter", account, 2);
        died("s-3", "{");

        assertThat(awaitNobodys(account + "/s-1", account + "/s-2")).hasSize(2).allSatisfy(id -> {
            for (String each : List.of(account, other)) {

                as(each, SAM, "admin").get(LETTERS + "/" + id).then().statusCode(404);
                as(each, SAM, "admin")
                        .body(ids(id))
                        .post(LETTERS + "/replay")
                        .then()
                        .body("results.status", contains(404));
                as(each, SAM, "admin")
                        .body(ids(id))
                        .post(LETTERS + "/discard")
                        .then()
                        .body("results.status", contains(404));
            }
        });
        as(other, SAM, "admin").get(LETTERS).then().body("items", empty());
        alma().get(LETTERS).then().body("items.key", contains(account + "/s-3"));
    }

    @Test
    void afterTheFixAReplayedCallIsDecidedAsIfNothingHadBeenAndABadOneDiesAgain() {
        String good = "s-good-" + account;
        database.run("alter table call_leg add constraint refused check (call_id <> '" + good + "')");
        String bad;
        try {
            wire.call(callFrom(JANES, good));
            bad = died("s-bad", "{");
            awaitLetters(2);
        } finally {
            database.run("alter table call_leg drop constraint refused");
        }
        String goodId = idOfLetter(account + "/" + good);

        replay(ids(goodId, bad)).body("replayed", equalTo(2)).body("results.status", contains(200, 200));

        assertThat(database.awaitLegs(account, 1)).singleElement().asString().startsWith(good + "|");
        awaitLetters(3);
        alma().get(LETTERS)
                .then()
                .body("items.key", contains(account + "/s-bad"))
                .body("items[0].replayedFrom", equalTo(bad))
                .body("items[0].reason", equalTo("NOT_JSON"));
        alma().queryParam("status", "REPLAYED")
                .get(LETTERS)
                .then()
                .body("items.id", containsInAnyOrder(goodId, bad))
                .body("items.doneBy", contains("u-1", "u-1"));
    }

    @Test
    void bytesAndHeadersAreReplayedUntouched() {
        byte[] value = new byte[5_000_000];
        new Random(7).nextBytes(value);
        wire.send("call-ended", account + "/s-1", value);
        wire.send("call-ended", account + "/s-2", "\u00e9{", Map.of("traceparent", "00-1-2-01", "ce_id", "theirs"));
        awaitLetters(2);

        replay("{\"all\": true}")
                .body("replayed", equalTo(2))
                .body("results", empty())
                .body("more", equalTo(false));

        List<ConsumerRecord<byte[], byte[]>> large = onCallEnded("s-1");
        assertThat(large)
                .hasSize(2)
                .allSatisfy(record -> assertThat(record.value()).isEqualTo(value));
        List<ConsumerRecord<byte[], byte[]>> small = onCallEnded("s-2");
        assertThat(small).hasSize(2).allSatisfy(record -> {
            assertThat(record.value()).isEqualTo("\u00e9{".getBytes(UTF_8));
            assertThat(record.partition()).isEqualTo(small.getFirst().partition());
        });
        assertThat(Records.headers(small.getFirst()))
                .containsExactlyInAnyOrder("traceparent: 00-1-2-01", "ce_id: theirs");
        assertThat(Records.headers(small.getLast()))
                .hasSize(4)
                .contains("traceparent: 00-1-2-01", "ce_id: theirs")
                .anyMatch(header -> header.startsWith("dead-letter-written-at: "))
                .anyMatch(header -> header.startsWith("dead-letter-replayed-from: call-ended-dead-letter-"));
    }

    @Test
    void allWithAReasonLeavesTheOthersWaiting() {
        died("s-1", "{");
        died("s-2", "[");
        died("s-3", null);
        wire.send("crm-contacts", account + "/c-1", "c-1,Jane");
        awaitLetters(4);

        replay("{\"all\": true, \"topic\": \"call-ended\", \"reason\": \"NOT_JSON\"}")
                .body("replayed", equalTo(2));

        awaitLetters(6);
        assertThat(database.rows(
                        "select record_key, status from dead_letter where account_id = ? and replayed_from is null"
                                + " order by record_key",
                        account))
                .containsExactly(
                        account + "/c-1|WAITING",
                        account + "/s-1|REPLAYED",
                        account + "/s-2|REPLAYED",
                        account + "/s-3|WAITING");
    }

    @Test
    void whatIsDoneIsNotDoneAgainAndTheAnswerSaysByWhom() {
        String id = died("s-1", "{");
        String unknown = "call-ended-dead-letter-0-987654321";
        replay(ids(id)).body("replayed", equalTo(1));

        replay(ids(id, unknown, "no-id"))
                .body("replayed", equalTo(0))
                .body("results.id", contains(id, unknown, "no-id"))
                .body("results.status", contains(409, 404, 404))
                .body("results[0].problem.happened.status", equalTo("REPLAYED"))
                .body("results[0].problem.happened.by", equalTo("u-1"));
        alma().body(ids(id)).post(LETTERS + "/discard").then().body("results.status", contains(409));
        assertThat(onCallEnded("s-1")).hasSize(2);
    }

    @Test
    void discardedLettersWaitNoMoreAndAreNotReplayed() {
        String first = died("s-1", "{");
        died("s-2", "{");

        alma().body(ids(first))
                .post(LETTERS + "/discard")
                .then()
                .statusCode(200)
                .body("discarded", equalTo(1))
                .body("results.status", contains(200));
        replay("{\"all\": true}").body("replayed", equalTo(1));

        assertThat(onCallEnded("s-1")).hasSize(1);
        alma().queryParam("status", "DISCARDED").get(LETTERS).then().body("items.id", contains(first));
    }

    @Test
    void aRequestThatIsSentAgainWithItsKeyIsAnsweredTheSameAndReplaysNothing() {
        died("s-1", "{");
        String key = UUID.randomUUID().toString();
        String all = "{\"all\": true}";
        alma().header("Idempotency-Key", key)
                .body(all)
                .post(LETTERS + "/replay")
                .then()
                .body("replayed", equalTo(1));
        awaitLetters(2);

        alma().header("Idempotency-Key", key)
                .body(all)
                .post(LETTERS + "/replay")
                .then()
                .body("replayed", equalTo(1));
        alma().header("Idempotency-Key", key)
                .body("{\"all\": true, \"reason\": \"NOT_JSON\"}")
                .post(LETTERS + "/replay")
                .then()
                .statusCode(422)
                .body("violations.field", contains("Idempotency-Key"));
        assertThat(onCallEnded("s-1")).hasSize(2);
    }

    @Test
    void aLetterIsNotTakenForReplayedUntilThatIsWrittenDown() {
        wire.call(callFrom(JANES, "s-0"));
        String id = died("s-1", "{");
        database.run("alter table dead_letter add constraint crash check (account_id <> '" + account
                + "' or status <> 'REPLAYED')");
        try {
            alma().body(ids(id)).post(LETTERS + "/replay").then().statusCode(500);
        } finally {
            database.run("alter table dead_letter drop constraint crash");
        }
        assertThat(onCallEnded("s-1")).as("published before").hasSize(2);
        alma().get(LETTERS + "/" + id).then().body("status", equalTo("WAITING"));

        replay(ids(id)).body("replayed", equalTo(1));
        alma().get(LETTERS + "/" + id).then().body("status", equalTo("REPLAYED"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"ids\": []}",
                "{\"ids\": [null]}",
                "{\"all\": false}",
                "{\"all\": true, \"ids\": [\"x\"]}",
                "{\"ids\": [\"x\"], \"reason\": \"NOT_JSON\"}"
            })
    void aRequestHasToSayWhich(String body) {
        alma().body(body).post(LETTERS + "/replay").then().statusCode(422).body("violations", hasSize(1));
    }

    @Test
    void operatorsSeeHowManyWait() {
        died("s-1", "{");

        Wire.patiently()
                .until(() -> Management.ask("/q/metrics")
                        .asString()
                        .lines()
                        .anyMatch(line -> line.matches(
                                "dead_letters_waiting\\{reason=\"not_json\",topic=\"call-ended\"\\} [1-9].*")));
    }

    /** A request of the admin's. */
    private RequestSpecification alma() {
        return as(account, "u-1", "admin");
    }

    private ValidatableResponse replay(String body) {
        return alma().body(body).post(LETTERS + "/replay").then().statusCode(200);
    }

    /** Sends what is no call, and returns the id of the letter that it becomes. */
    private String died(String callId, @Nullable String value) {
        wire.send("call-ended", account + "/" + callId, value);
        return idOfLetter(account + "/" + callId);
    }

    private String idOfLetter(String key) {
        String sql = "select topic || '-' || partition || '-' || place from dead_letter"
                + " where account_id = ? and record_key = ? order by at, place";
        Wire.patiently().until(() -> !database.rows(sql, account, key).isEmpty());
        return database.rows(sql, account, key).getLast();
    }

    private void awaitLetters(int count) {
        Wire.patiently().until(() -> statuses().size() == count);
    }

    private List<String> statuses() {
        return database.rows("select status from dead_letter where account_id = ?", account);
    }

    private List<String> awaitNobodys(String... keys) {
        String sql = "select topic || '-' || partition || '-' || place from dead_letter"
                + " where account_id = '' and record_key in (?, ?)";
        Wire.patiently().until(() -> database.rows(sql, (Object[]) keys).size() == keys.length);
        return database.rows(sql, (Object[]) keys);
    }

    private List<ConsumerRecord<byte[], byte[]>> onCallEnded(String callId) {
        return Records.under(LocalStackResource.broker().bootstrapServers(), "call-ended", account + "/" + callId);
    }

    private static String ids(String... ids) {
        return List.of(ids).stream().map(id -> "\"" + id + "\"").collect(Collectors.joining(", ", "{\"ids\": [", "]}"));
    }
}
