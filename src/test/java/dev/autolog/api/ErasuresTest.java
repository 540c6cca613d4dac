package dev.autolog.api;

import static dev.autolog.flow.Wire.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.contract.Contract;
import dev.autolog.flow.CrmContact;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.TextMessage;
import dev.autolog.flow.Wire.Out;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Erasing a contact or a number, and exporting what is held on it. */
@QuarkusTest
class ErasuresTest extends ApiTest {
    private static final String ERASURES = API + "/erasures";
    private static final String BOBS = "+14155552672";
    /** As the platform sends a caller's name. */
    private static final String CALLER = "Janine Quixley";

    private static final String NOTE = "owes us a zebra";
    /** Other words for the number. */
    private static final String NUMBER_DIGITS =
            "4[^0-9A-Za-z]*1[^0-9A-Za-z]*5[^0-9A-Za-z]*5[^0-9A-Za-z]*5[^0-9A-Za-z]*5"
                    + "[^0-9A-Za-z]*2[^0-9A-Za-z]*6[^0-9A-Za-z]*7[^0-9A-Za-z]*1";

    private static final String EVERYTHING = NUMBER_DIGITS + "|Quixley|zebra|Jane Smith|rec/janes|Hello from Jane";

    private RequestSpecification alan() {
        return as(account, "u-1", "admin");
    }

    private ValidatableResponse erase(Map<String, String> body) {
        return alan().body(body).post(ERASURES).then();
    }

    private String erased(Map<String, String> body) {
        String id = erase(body).statusCode(202).extract().path("id");
        awaitDone(id);
        return id;
    }

    private void awaitDone(String id) {
        patiently()
                .until(() -> alan().get(ERASURES + "/" + id)
                        .then()
                        .extract()
                        .path("step")
                        .equals("DONE"));
        wire.settle(database);
    }

    private void said(TextMessage message) {
        wire.message(message);
        wire.settle(database);
    }

    /** Every text column of every table in which a pattern is found in the account's rows. */
    private List<String> found(String pattern) {
        List<String> found = new ArrayList<>();
        for (String column :
                database.rows("select c.table_name || ' ' || c.column_name from information_schema.columns c"
                        + " join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name"
                        + " where c.table_schema = 'public' and t.table_type = 'BASE TABLE'"
                        + " and c.data_type in ('text', 'character varying', 'json', 'jsonb')"
                        + " and exists (select 1 from information_schema.columns a where a.table_schema = c.table_schema"
                        + " and a.table_name = c.table_name and a.column_name = 'account_id')")) {
            String[] parts = column.split(" ", -1);
            long count = database.count(
                    "select count(*) from " + parts[0] + " where account_id = ? and " + parts[1] + "::text ~ ?",
                    account,
                    pattern);
            if (count > 0) {
                found.add(column);
            }
        }
        return found;
    }

    /** What consumers of a compacted topic still have. */
    private List<String> left(String topic) {
        Map<String, String> newest = new LinkedHashMap<>();
        for (Out out : wire.on(topic, account)) {
            newest.put(out.key(), String.valueOf(out.value()));
        }
        return newest.values().stream().filter(value -> !value.equals("null")).toList();
    }

    /** Calls, messages, choices and dead letters of Jane's, written in different ways, and some of Bob's. */
    private void lifeOfJane() {
        crmHas(
                contact("c-1", "Jane Smith", "(415) 555-2671"),
                contact("c-2", "Bob Ray", BOBS),
                contact("c-3", "Bobs Brother", BOBS));
        rang(
                callFrom(JANES, "s-1").fromNamed(CALLER).with("recordingUrl", "https://rec/janes"),
                callFrom("415 555 2671", "s-2").fromNamed(CALLER),
                callFrom("tel:+1-415-555-2671", "s-3").fromNamed(CALLER),
                callFrom(BOBS, "s-4").fromNamed("Bob"),
                callFrom(NOBODYS, "s-5").fromNamed("Unknown"));
        ada().body(Map.of("notes", NOTE))
                .patch(API + "/calls/" + idOf("s-1") + "/log")
                .then()
                .statusCode(200);
        ada().body(Map.of("contactId", "c-2", "notes", "call back on 415-555-2671 first"))
                .post(API + "/conflicts/" + idOf("s-4") + "/resolve")
                .then()
                .statusCode(200);
        said(TextMessage.from(JANES, account, "m-1").named(CALLER).text("Hello from Jane"));
        said(TextMessage.from(JANES, account, "m-2")
                .with("conversationId", "t-group")
                .named(CALLER)
                .participants(BOBS)
                .text("Hello from Jane"));
        wire.send(
                "call-ended",
                account + "/s-9",
                callFrom(JANES, "s-9").with("endedAt", "yesterday").json());
        patiently().until(() -> database.count("select count(*) from dead_letter where account_id = ?", account) == 1);
        database.run(
                "insert into remembered_number (account_id, number, contact_id, remembered_by, remembered_at)"
                        + " values (?, ?, 'c-1', 'u-17', '2026-11-01T08:30:00Z')",
                account,
                JANES);
        wire.settle(database);
    }

    @Test
    void oneThatFailsHoldsUpNoOther() {
        rang(callFrom(JANES, "s-1"));
        database.run("alter table call_leg add constraint refused check (account_id <> '" + account
                + "' or erased_at is null) not valid");
        String failing;
        try {
            failing = erase(Map.of("number", JANES)).statusCode(202).extract().path("id");
            String id = as("other-" + account, "u-1", "admin")
                    .body(Map.of("contactId", "c-1"))
                    .post(ERASURES)
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            patiently()
                    .until(() -> as("other-" + account, "u-1", "admin")
                            .get(ERASURES + "/" + id)
                            .then()
                            .extract()
                            .path("step")
                            .equals("DONE"));
            alan().get(ERASURES + "/" + failing).then().body("step", Matchers.is("CALLS"));
        } finally {
            database.run("alter table call_leg drop constraint refused");
        }
        awaitDone(failing);
    }

    @Test
    void aCallThatWasDeferredBeforeIsErasedToo() throws SQLException {
        EndedCall call = callFrom(JANES, "s-1").fromNamed(CALLER);
        String id;
        try (Connection queue = database.connect()) {
            try (PreparedStatement lock =
                    queue.prepareStatement("select pg_advisory_lock(" + 0x4445_4652 + ", hashtext(?))")) {
                lock.setString(1, "call-ended/" + account);
                lock.execute();
            }
            database.run(
                    "insert into deferred_record"
                            + " (account_id, channel, topic, partition, place, sent_at, key, value, headers, dead)"
                            + " values (?, 'call-ended', 'call-ended', 0, 1000000, -1, convert_to(?, 'UTF8'),"
                            + " convert_to(?, 'UTF8'), '[]', false)",
                    account,
                    call.key(),
                    call.json());
            id = erase(Map.of("number", JANES)).statusCode(202).extract().path("id");
        }
        awaitDone(id);

        assertThat(database.rows("select call_id, erased_at is null from call_leg where account_id = ?", account))
                .containsExactly("s-1|f");
        assertThat(found(EVERYTHING)).isEmpty();
    }

    @Test
    void aContactIsInNoTableAndOnNoCompactedTopicAnyMore() {
        lifeOfJane();
        assertThat(found(EVERYTHING))
                .contains(
                        "call_leg notes",
                        "message text",
                        "contact_phone raw",
                        "dead_letter excerpt",
                        "audit_trail payload");
        List<String> before = database.rows(
                "select call_id, direction, started_at, ended_at, answered_at, result, agent_id, outcome from call_leg"
                        + " where account_id = ? and call_id in ('s-1', 's-2', 's-3') order by call_id",
                account);
        long entries = database.count("select count(*) from audit_trail where account_id = ?", account);

        String id = erased(Map.of("contactId", "c-1"));

        assertThat(found(EVERYTHING)).isEmpty();
        assertThat(database.rows(
                        "select call_id, direction, started_at, ended_at, answered_at, result, agent_id, outcome"
                                + " from call_leg where account_id = ? and call_id in ('s-1', 's-2', 's-3') order by call_id",
                        account))
                .isEqualTo(before);
        assertThat(database.count("select count(*) from audit_trail where account_id = ?", account))
                .isGreaterThan(entries);
        assertThat(database.rows(
                        "select call_id from call_leg where account_id = ? and erased_at is null"
                                + " and message_count is null order by call_id",
                        account))
                .containsExactly("s-4", "s-5");
        assertThat(left("call-logged")).noneMatch(value -> value.matches("(?s).*(" + EVERYTHING + ").*"));
        assertThat(left("call-logged")).anyMatch(value -> value.contains("first"));
        assertThat(left("unresolved-conflicts")).noneMatch(value -> value.matches("(?s).*(" + EVERYTHING + ").*"));
        assertThat(left("crm-contacts"))
                .noneMatch(value -> value.contains("Jane"))
                .anyMatch(value -> value.contains("Bob"));
        alan().get(ERASURES + "/" + id)
                .then()
                .body("kind", equalTo("CONTACT"))
                .body("contactId", equalTo("c-1"))
                .body("counts.contacts", equalTo(1))
                .body("counts.calls", equalTo(4))
                .body("counts.keptInSettings", equalTo(0))
                .body("topics.topic", hasItems("call-ended", "call-ended-dead-letter"))
                .body("createdBy", equalTo("u-1"))
                .body("finishedAt", notNullValue());
    }

    @Test
    void aNumberIsErasedHoweverItWasTypedAndItsContactStays() {
        lifeOfJane();

        String id = erased(Map.of("number", "(415) 555 26 71"));

        assertThat(found(NUMBER_DIGITS + "|Quixley|zebra|rec/janes|Hello from Jane"))
                .isEmpty();
        assertThat(database.rows("select name from contact where account_id = ? and contact_id = 'c-1'", account))
                .containsExactly("Jane Smith");
        alan().get(ERASURES + "/" + id).then().body("kind", equalTo("NUMBER")).body("contactId", nullValue());
        List<Out> published = wire.on("erasures", account);
        assertThat(published).hasSize(1);
        Contract.assertPublishable(
                "erasure", String.valueOf(published.getFirst().value()));
        assertThat(published.getFirst().value()).doesNotContain("4155552671");
    }

    @Test
    void anErasedCallIsShownSoAndNoOneCanChangeIt() {
        lifeOfJane();
        erased(Map.of("contactId", "c-1"));
        UUID call = idOf("s-1");

        ada().get(API + "/calls/" + call)
                .then()
                .statusCode(200)
                .body("erasedAt", notNullValue())
                .body("outcome", equalTo("LOGGED"))
                .body("number", nullValue())
                .body("log", nullValue())
                .body("trail.code", hasItems("LOGGED", "ERASED"));
        ada().body(Map.of("notes", "again"))
                .patch(API + "/calls/" + call + "/log")
                .then()
                .statusCode(404);
        ada().body(Map.of("contactId", "c-2"))
                .post(API + "/calls/" + call + "/log")
                .then()
                .statusCode(404);
    }

    @Test
    void aRepeatOrCorrectionOfAnErasedCallBringsNothingBackAndALaterCallIsNew() {
        lifeOfJane();
        erased(Map.of("contactId", "c-1"));

        wire.call(callFrom(JANES, "s-1").fromNamed(CALLER).minutesAgo(1));
        wire.call(callFrom(JANES, "s-1").fromNamed(CALLER).minutesAgo(1).sequence(7));
        said(TextMessage.from(JANES, account, "m-1")
                .named(CALLER)
                .text("Hello from Jane")
                .sequence(5));
        assertThat(found(NUMBER_DIGITS + "|Quixley")).isEmpty();

        rang(callFrom(JANES, "s-20").fromNamed("New"));
        assertThat(database.rows("select outcome from call_leg where account_id = ? and call_id = 's-20'", account))
                .containsExactly("IN_CONFLICT");
        said(TextMessage.from(JANES, account, "m-20").named("New").text("Later").at("09:30"));
        assertThat(database.rows(
                        "select message_text like '%Later%' from call_leg where account_id = ? and message_count = 1"
                                + " and erased_at is null and shown_number = ?",
                        account, JANES))
                .containsExactly("t");
    }

    @Test
    void anotherAccountWithTheSameNumberIsUntouched() {
        String other = "another-" + account;
        wire.contact(CrmContact.of(other, "c-1", "Jane Smith", JANES));
        database.awaitContacts(other, 1);
        wire.call(EndedCall.from(JANES, other, "s-1"));
        database.awaitLegs(other, 1);
        lifeOfJane();

        erased(Map.of("contactId", "c-1"));
        erased(Map.of("number", JANES));

        assertThat(database.rows("select shown_number, contact_name from call_leg where account_id = ?", other))
                .containsExactly(JANES + "|Jane Smith");
        assertThat(database.count("select count(*) from contact_phone where account_id = ?", other))
                .isEqualTo(1);
        as(other, "u-1", "admin").get(ERASURES).then().body("items", equalTo(List.of()));
    }

    @Test
    void erasedTwiceNothingChangesAgain() {
        lifeOfJane();
        erased(Map.of("contactId", "c-1"));
        int withdrawn = wire.on("call-logged", account).size();

        String again = erased(Map.of("contactId", "c-1"));

        assertThat(wire.on("call-logged", account)).hasSize(withdrawn);
        alan().get(ERASURES + "/" + again).then().body("counts.calls", nullValue());
        alan().get(ERASURES).then().body("items.size()", equalTo(2)).body("items[0].id", equalTo(again));
    }

    @Test
    void theSameKeyIsOneErasure() {
        String first = alan().header("Idempotency-Key", "k-1")
                .body(Map.of("contactId", "c-1"))
                .post(ERASURES)
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        alan().header("Idempotency-Key", "k-1")
                .body(Map.of("contactId", "c-1"))
                .post(ERASURES)
                .then()
                .statusCode(202)
                .body("id", equalTo(first));
        alan().header("Idempotency-Key", "k-1")
                .body(Map.of("contactId", "c-2"))
                .post(ERASURES)
                .then()
                .statusCode(422);
    }

    @Test
    void itGoesOnFromItsCursorAfterACrash() {
        lifeOfJane();
        String id = erased(Map.of("contactId", "c-1"));
        rang(callFrom(JANES, "s-7").fromNamed(CALLER).minutesAgo(60 * 24 * 3));
        // As a crash leaves it: the calls up to s-5 are done, the last one is not.
        database.run(
                "update erasure set finished_at = null, step = 'CALLS', numbers = '[\"" + JANES
                        + "\"]', cursor = '[\"s-5\",\"u-17\"]' where account_id = ? and erasure_id = ?::uuid",
                account,
                id);
        awaitDone(id);

        assertThat(found(NUMBER_DIGITS + "|Quixley")).isEmpty();
    }

    @Test
    void aRestoredDatabaseFindsTheNumberByItsDigest() {
        lifeOfJane();
        String id = erased(Map.of("number", JANES));
        rang(callFrom(JANES, "s-7").fromNamed(CALLER).minutesAgo(60 * 24 * 3));
        // As recovery does with an erasure that it reads from the topic.
        database.run(
                "update erasure set finished_at = null, step = 'NUMBERS', numbers = null, cursor = null"
                        + " where account_id = ? and erasure_id = ?::uuid",
                account,
                id);
        awaitDone(id);

        assertThat(found(NUMBER_DIGITS + "|Quixley")).isEmpty();
    }

    @Test
    void contactsThatWereMergedIntoItAndItsPlaceholderGoWithIt() {
        rang(callFrom(JANES, "s-1").fromNamed(CALLER));
        String placeholder = ada().body(Map.of("newContact", Map.of("name", "Janine Quixley")))
                .post(API + "/conflicts/" + idOf("s-1") + "/resolve")
                .then()
                .statusCode(200)
                .extract()
                .path("log.contactId");
        erased(Map.of("contactId", placeholder));
        assertThat(found(NUMBER_DIGITS + "|Quixley")).isEmpty();
        assertThat(left("placeholder-contacts")).isEmpty();

        crmHas(contact("c-1", "Jane Smith", "415-555-2671"));
        wire.contact(contact("c-0", "J Smith", "415-555-2679").with("replacedBy", "c-1"));
        wire.settle(database);
        erased(Map.of("contactId", "c-1"));
        assertThat(database.rows("select contact_id from contact where account_id = ?", account))
                .isEmpty();
        assertThat(found("Smith|555-?2679|5552679")).isEmpty();
    }

    @Nested
    class ByKafka {
        @Test
        void aTombstoneWithTheHeaderErasesItsContactOnce() {
            lifeOfJane();
            wire.sendTombstone("crm-contacts", account + "/c-1", Map.of("erase", "true"));
            patiently()
                    .until(() -> database.count(
                                    "select count(*) from erasure where account_id = ? and finished_at is not null",
                                    account)
                            == 1);
            wire.settle(database);

            assertThat(found(EVERYTHING)).isEmpty();
            assertThat(database.rows("select kind, created_by from erasure where account_id = ?", account))
                    .containsExactly("CONTACT|AUTO");
        }

        @ParameterizedTest
        @ValueSource(strings = {"yes", "false", "TRUE", ""})
        void anotherValueIsADeadLetterAndTheContactStays(String value) {
            crmHas(contact("c-1", "Jane Smith", JANES));
            wire.sendTombstone("crm-contacts", account + "/c-1", Map.of("erase", value));

            List<Out> letters = wire.await("crm-contacts-dead-letter", account, 1);
            assertThat(letters.getFirst().headers())
                    .containsEntry("dead-letter-reason", "UNKNOWN_VALUE")
                    .containsEntry("dead-letter-detail", "erase");
            assertThat(database.count("select count(*) from contact where account_id = ?", account))
                    .isEqualTo(1);
        }
    }

    @Nested
    class TheQueueOfACrm {
        /** A connection that sends nothing, so that the queue stays as it is. */
        private void connect() {
            connect("hubspot");
        }

        private void connect(String kind) {
            database.run(
                    "insert into crm_connection (account_id, connection_id, kind, state, created_by, created_at)"
                            + " values (?, gen_random_uuid(), ?, 'PAUSED', 'u-1', now())",
                    account,
                    kind);
        }

        private void awaitQueued(String text) {
            patiently()
                    .until(() -> database.count(
                                    "select count(*) from crm_log where account_id = ? and position(? in wanted) > 0",
                                    account,
                                    text)
                            == 1);
        }

        /** Jane's life on the queue, with requests of unknown outcome. */
        private void queued() {
            connect();
            lifeOfJane();
            awaitQueued(NOTE);
            awaitQueued("first");
            patiently().until(() -> found("Hello from Jane").contains("crm_log wanted"));
            database.run(
                    "insert into crm_placeholder (account_id, connection_id, placeholder_id, wanted, next_at)"
                            + " select account_id, connection_id, 'c-1', '{\"name\":\"Jane Smith\"}', now()"
                            + " from crm_connection where account_id = ?",
                    account);
            database.run(
                    "update crm_log set state = 'INTENDED', intended_at = now(), intended = wanted where account_id = ?",
                    account);
        }

        /** Whatever comes by Kafka is older than what is queued. */
        private void overtaken() {
            database.run("update crm_log set version = 1000 where account_id = ?", account);
        }

        private void assertOnlyIdsAreLeft() {
            assertThat(database.rows(
                            "select distinct q.withdrawn, q.wanted is null, q.intended is null, q.state from crm_log q"
                                    + " join call_leg l on cast(l.id as text) = q.call_log_id"
                                    + " where q.account_id = ? and l.erased_at is not null",
                            account))
                    .containsExactly("t|t|t|INTENDED");
            assertThat(database.rows(
                            "select position('first' in wanted) > 0, position('first' in intended) > 0, withdrawn from crm_log"
                                    + " where account_id = ? and call_log_id = ?",
                            account,
                            idOf("s-4").toString()))
                    .containsExactly("t|t|f");
        }

        @ParameterizedTest
        @ValueSource(strings = {"contactId", "number"})
        void isEmptiedAtOnce(String target) {
            queued();
            overtaken();
            assertThat(found(EVERYTHING)).contains("crm_log wanted", "crm_log intended", "crm_placeholder wanted");

            erased(Map.of(target, target.equals("number") ? JANES : "c-1"));

            assertThat(found(NUMBER_DIGITS + "|Quixley|zebra|rec/janes|Hello from Jane"))
                    .isEmpty();
            assertOnlyIdsAreLeft();
            assertThat(database.rows("select wanted is null, state from crm_placeholder where account_id = ?", account))
                    .containsExactly(target.equals("number") ? "f|WAITING" : "t|WRITTEN");
        }

        @Test
        void losesAConflictOfAnErasedCallForAWebhook() {
            connect("webhook");
            crmHas(contact("c-1", "Jane Smith", JANES), contact("c-9", "Front Desk", JANES));
            rang(callFrom(JANES, "s-1").fromNamed(CALLER));
            awaitQueued(JANES);
            overtaken();

            erased(Map.of("number", JANES));

            assertThat(found(NUMBER_DIGITS + "|Quixley")).isEmpty();
            assertThat(conflictsOnTheQueue("s-1")).containsExactly("t|t");
        }

        @Test
        void losesAConflictOfAnotherCallThatNamesTheContact() {
            connect("webhook");
            crmHas(contact("c-1", "Jane Quixley", JANES, BOBS), contact("c-2", "Bob Ray", BOBS));
            rang(callFrom(BOBS, "s-4"));
            awaitQueued("Quixley");
            overtaken();

            erased(Map.of("contactId", "c-1"));

            assertThat(found("Quixley")).doesNotContain("crm_log wanted", "crm_log intended");
            assertThat(conflictsOnTheQueue("s-4")).containsExactly("f|t");
        }

        /** Of each conflict of a call: whether it is withdrawn, and empty. */
        private List<String> conflictsOnTheQueue(String callId) {
            return database.rows(
                    "select withdrawn, wanted is null from crm_log where account_id = ? and call_log_id = ?",
                    account,
                    "unresolved-conflicts/" + idOf(callId));
        }

        @Test
        void getsTheWithdrawalsAndCorrectionsThatFollow() {
            queued();

            erased(Map.of("contactId", "c-1"));

            patiently()
                    .untilAsserted(() -> assertThat(database.rows(
                                    "select q.call_log_id from crm_log q join call_leg l on cast(l.id as text) = q.call_log_id"
                                            + " where q.account_id = ? and q.version <> l.log_version",
                                    account))
                            .isEmpty());
            assertThat(found(EVERYTHING)).isEmpty();
            assertOnlyIdsAreLeft();
        }

        @Test
        void losesAPlaceholderThatNoCrmHasYet() {
            connect();
            rang(callFrom(JANES, "s-1").fromNamed(CALLER));
            ada().body(Map.of("newContact", Map.of("name", "Janine Quixley")))
                    .post(API + "/conflicts/" + idOf("s-1") + "/resolve")
                    .then()
                    .statusCode(200);
            patiently().until(() -> found("Quixley").contains("crm_placeholder wanted"));

            erased(Map.of("number", JANES));

            assertThat(found(NUMBER_DIGITS + "|Quixley")).isEmpty();
            assertThat(database.rows("select state from crm_placeholder where account_id = ?", account))
                    .containsExactly("WRITTEN");
        }

        @Test
        void ofAnotherAccountIsUntouched() {
            queued();
            String other = "another-" + account;
            database.run(
                    "insert into crm_connection (account_id, connection_id, kind, state, created_by, created_at)"
                            + " select ?, connection_id, kind, state, created_by, created_at from crm_connection"
                            + " where account_id = ?",
                    other,
                    account);
            database.run(
                    "insert into crm_log (account_id, connection_id, call_log_id, version, wanted, withdrawn, next_at)"
                            + " select ?, connection_id, call_log_id, version, wanted, withdrawn, next_at from crm_log"
                            + " where account_id = ?",
                    other,
                    account);
            List<String> before = database.rows("select wanted from crm_log where account_id = ? order by 1", other);

            erased(Map.of("contactId", "c-1"));

            assertThat(database.rows("select wanted from crm_log where account_id = ? order by 1", other))
                    .isEqualTo(before)
                    .anyMatch(row -> row.contains(NOTE));
        }

        @Test
        void isExported() {
            queued();
            database.run(
                    "insert into crm_contact (account_id, connection_id, contact_id, digest, gone, walk)"
                            + " select account_id, connection_id, 'c-1', 'd-1', false, 1 from crm_connection"
                            + " where account_id = ?",
                    account);

            alan().body(Map.of("contactId", "c-1"))
                    .post(API + "/exports")
                    .then()
                    .statusCode(200)
                    .body("kind", hasItems("crmLog", "crmPlaceholder", "crmContact"))
                    .body(
                            "findAll { it.kind == 'crmLog' }.data.callLogId",
                            hasItems(idOf("s-1").toString()))
                    .body("find { it.kind == 'crmPlaceholder' }.data.wanted.name", equalTo("Jane Smith"));
            alan().body(Map.of("number", NOBODYS))
                    .post(API + "/exports")
                    .then()
                    .statusCode(200)
                    .body("kind.findAll { it.startsWith('crm') }", equalTo(List.of()));
        }
    }

    @Nested
    class TheAuditTrail {
        @Test
        void saysWhoErasedAndOfWhichKindAndNothingPersonal() {
            lifeOfJane();
            String id = erased(Map.of("number", JANES));

            assertThat(database.rows(
                            "select action, actor, why from audit_trail where account_id = ? and subject_id = ?::uuid"
                                    + " order by tx, line",
                            account,
                            id))
                    .containsExactly(
                            "ERASURE_REQUESTED|u-1|{\"reason\":\"NUMBER\"}",
                            "ERASURE_FINISHED|u-1|{\"reason\":\"NUMBER\"}");
        }

        @Test
        void isChangedByTheOneFunctionAlone() {
            lifeOfJane();
            assertThatThrownBy(
                            () -> database.run("update audit_trail set payload = null where account_id = ?", account))
                    .hasStackTraceContaining("append-only");
            assertThatThrownBy(() -> database.run("delete from audit_trail where account_id = ?", account))
                    .hasStackTraceContaining("append-only");
        }
    }

    @Nested
    class Refusals {
        @Test
        void aRequestNamesAContactOrANumber() {
            erase(Map.of()).statusCode(422).body("violations.code", equalTo(List.of("CONTACT_OR_NUMBER_REQUIRED")));
            erase(Map.of("contactId", "c-1", "number", JANES))
                    .statusCode(422)
                    .body("violations.code", equalTo(List.of("NOT_TOGETHER_WITH")));
            erase(Map.of("number", "no number"))
                    .statusCode(422)
                    .body("violations.code", equalTo(List.of("NOT_A_NUMBER")));
            alan().body(Map.of("number", "12"))
                    .post(API + "/exports")
                    .then()
                    .statusCode(422)
                    .body("violations.field", equalTo(List.of("number")));
        }
    }

    @Nested
    class Exports {
        @Test
        void holdWhatIsHeldOnAContactAsOneJsonDocument() {
            lifeOfJane();

            ValidatableResponse export = alan().body(Map.of("contactId", "c-1"))
                    .post(API + "/exports")
                    .then()
                    .statusCode(200)
                    .body(
                            "kind",
                            hasItems(
                                    "contact",
                                    "phone",
                                    "call",
                                    "message",
                                    "rememberedNumber",
                                    "auditEntry",
                                    "deadLetter"));
            assertThat(export.extract().jsonPath().getList("findAll { it.kind == 'call' }.data.callId", String.class))
                    .contains("s-1", "s-2", "s-3")
                    .doesNotContain("s-4", "s-5");
            assertThat(export.extract().asString()).contains(NOTE, "Hello from Jane", CALLER);
            assertThat(database.rows(
                            "select actor, why from audit_trail where account_id = ? and action = 'EXPORTED'", account))
                    .containsExactly("u-1|{\"reason\":\"CONTACT\"}");
        }

        @Test
        void areEmptyAfterAnErasure() {
            lifeOfJane();
            erased(Map.of("contactId", "c-1"));

            alan().body(Map.of("number", JANES))
                    .post(API + "/exports")
                    .then()
                    .statusCode(200)
                    .body("", equalTo(List.of()));
        }
    }
}
