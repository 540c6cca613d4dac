package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.crm.PlainAdapter;
import dev.autolog.flow.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin connects the account to its CRM, sees how it is, and looks after the logs that did not get there. */
@QuarkusTest
class CrmConnectionTest extends ApiTest {
    private static final String CONNECTION = API + "/crm-connection";
    private static final String PARKED = CONNECTION + "/parked-logs";
    private static final String ADMIN = "u-1";
    private static final String ADDRESS = "https://crm.example.com";

    private RequestSpecification admin() {
        return as(account, ADMIN, "admin");
    }

    private static Map<String, Object> connection(Map<String, String> settings, Map<String, String> secrets) {
        return Map.of("kind", PlainAdapter.KIND, "settings", settings, "secrets", secrets);
    }

    private ValidatableResponse put(Map<String, String> settings, Map<String, String> secrets) {
        return admin().body(connection(settings, secrets)).put(CONNECTION).then();
    }

    private ValidatableResponse connect(String token) {
        return put(Map.of("address", ADDRESS), Map.of("token", token)).statusCode(200);
    }

    private ValidatableResponse post(String action) {
        return admin().post(CONNECTION + "/" + action).then();
    }

    private ValidatableResponse get() {
        return admin().get(CONNECTION).then();
    }

    private ValidatableResponse checked() {
        post("test").statusCode(202);
        Wire.patiently().until(() -> !get().extract().<Boolean>path("check.running"));
        return get().statusCode(200);
    }

    /** A log of the account that waits for a person. */
    private void parked(String callLogId, String state, String reason, int minutesAgo) {
        database.run(
                "insert into crm_log (account_id, connection_id, call_log_id, version, wanted, withdrawn, contact_id, state,"
                        + " attempts, next_at, intended_at, problem, changed_at) select account_id, connection_id, ?, 1, ?, false,"
                        + " 'c-1', ?, 3, now(), case when ? = 'PERHAPS_WRITTEN' then now() end, ?,"
                        + " now() - make_interval(mins => ?) from crm_connection where account_id = ?",
                callLogId,
                "{\"subject\": \"Call " + callLogId + "\", \"direction\": \"INBOUND\","
                        + " \"startedAt\": \"2026-11-20T15:00:00Z\"}",
                state,
                state,
                reason,
                minutesAgo,
                account);
    }

    private String logs() {
        return String.join(
                ", ",
                database.rows(
                        "select call_log_id || ' ' || state || coalesce(' ' || problem, '')"
                                + " || case when intended_at is null then '' else ' sent' end from crm_log"
                                + " where account_id = ? order by 1",
                        account));
    }

    @Nested
    class Kinds {
        @Test
        void sayWhatHasToBeEntered() {
            admin().get(API + "/crm-kinds")
                    .then()
                    .statusCode(200)
                    .body("available", equalTo(true))
                    .body("items.kind", hasItems("hubspot", PlainAdapter.KIND))
                    .body("items.find { it.kind == 'webhook' }.fields.name", contains("address", "secret"))
                    .body("items.find { it.kind == 'webhook' }.fields.secret", contains(false, true))
                    .body("items.find { it.kind == 'webhook' }.hasContacts", equalTo(false))
                    .body("items.find { it.kind == 'webhook' }.takesLogs", equalTo(true))
                    .body(
                            "items.find { it.kind == 'plain' }.fields.name",
                            contains("address", "team", "token", "signature"))
                    .body("items.find { it.kind == 'plain' }.fields.secret", contains(false, false, true, true))
                    .body("items.find { it.kind == 'plain' }.fields.required", contains(true, false, true, false));
        }
    }

    @Nested
    class TheConnection {
        @Test
        void isNotThereBeforeAnAdminMakesIt() {
            get().statusCode(404).contentType("application/problem+json");
            for (String action : List.of("test", "pause", "resume", "confirm-deletions")) {
                post(action).statusCode(404);
            }
            admin().delete(CONNECTION).then().statusCode(404);
            admin().get(PARKED).then().statusCode(200).body("items", empty());
        }

        @Test
        void isPausedAtFirstAndNeverShowsASecret() {
            String answer = put(
                            Map.of("address", ADDRESS, "team", " Sales "),
                            Map.of("token", " " + PlainAdapter.GOOD + " "))
                    .statusCode(200)
                    .body("kind", equalTo(PlainAdapter.KIND))
                    .body("state", equalTo("PAUSED"))
                    .body("settings", equalTo(Map.of("address", ADDRESS, "team", "Sales")))
                    .body("secrets", contains("token"))
                    .body("dispositions", anEmptyMap())
                    .body("lastError", nullValue())
                    .body("check.running", equalTo(false))
                    .body("check.problems", nullValue())
                    .body("contacts.syncedAt", nullValue())
                    .body("waiting.count", equalTo(0))
                    .body("parked.count", equalTo(0))
                    .body("createdBy", equalTo(ADMIN))
                    .extract()
                    .asString();

            assertThat(answer).doesNotContain(PlainAdapter.GOOD);
            assertThat(get().statusCode(200).extract().asString()).isEqualTo(answer);
            assertThat(database.rows("select c::text from crm_connection c where account_id = ?", account))
                    .hasSize(1)
                    .noneMatch(row -> row.contains(PlainAdapter.GOOD));
        }

        @Test
        void keepsSecretsThatAreLeftOut() {
            put(Map.of("address", ADDRESS), Map.of("token", PlainAdapter.GOOD, "signature", "of-the-test"))
                    .body("secrets", contains("signature", "token"));

            put(Map.of("address", ADDRESS, "team", "Sales"), Map.of("token", ""))
                    .statusCode(200)
                    .body("settings.team", equalTo("Sales"))
                    .body("secrets", contains("signature", "token"));

            checked().body("check.problems", empty());
        }

        @Test
        void asksForTheSecretsAgainWhenTheAddressChanges() {
            connect(PlainAdapter.GOOD);

            put(Map.of("address", "https://elsewhere.example.com"), Map.of())
                    .statusCode(422)
                    .body("violations.field", contains("secrets.token"))
                    .body("violations.code", contains("SECRET_OF_OTHER_ADDRESS"));
            put(Map.of("address", "https://elsewhere.example.com"), Map.of("token", PlainAdapter.GOOD))
                    .statusCode(200)
                    .body("settings.address", equalTo("https://elsewhere.example.com"));
        }

        @Test
        void keepsDispositionsInLowerCase() {
            admin().body(Map.of(
                            "kind",
                            PlainAdapter.KIND,
                            "settings",
                            Map.of("address", ADDRESS),
                            "secrets",
                            Map.of("token", PlainAdapter.GOOD),
                            "dispositions",
                            Map.of("Left Message", "17")))
                    .put(CONNECTION)
                    .then()
                    .statusCode(200)
                    .body("dispositions", equalTo(Map.of("left message", "17")));
        }

        @Test
        void needsWhatItsFormSays() {
            put(Map.of(), Map.of())
                    .statusCode(422)
                    .body("violations.field", contains("settings.address", "secrets.token"))
                    .body("violations.code", contains("REQUIRED", "REQUIRED"));
            put(Map.of("address", ADDRESS, "surplus", "1"), Map.of("token", "t", "address", "1"))
                    .statusCode(422)
                    .body("violations.field", contains("secrets.address", "settings.surplus"))
                    .body("violations.code", contains("UNKNOWN_FIELD", "UNKNOWN_FIELD"));
            put(Map.of("address", ADDRESS, "team", "x".repeat(2001)), Map.of("token", "x".repeat(10_001)))
                    .statusCode(422)
                    .body("violations.code", contains("TOO_LONG", "TOO_LONG"));
            admin().body(Map.of("kind", "card-index"))
                    .put(CONNECTION)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("kind"))
                    .body("violations[0].parameters.allowed", hasItem("hubspot"));
            admin().body(Map.of()).put(CONNECTION).then().body("violations.code", contains("REQUIRED"));
            admin().put(CONNECTION).then().statusCode(400);
            get().statusCode(404);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "crm.example.com",
                    "ftp://crm.example.com",
                    "https://",
                    "https://me:secret@crm.example.com",
                    "https://crm.example.com/?a=b",
                    "not an address"
                })
        void needsAnAddress(String address) {
            put(Map.of("address", address), Map.of("token", "t"))
                    .statusCode(422)
                    .body("violations.field", contains("settings.address"))
                    .body("violations.code", contains("NOT_AN_ADDRESS"))
                    .body(not(containsString("secret@")));
        }

        @Test
        void isOfOneKindUntilItIsDisconnected() {
            connect(PlainAdapter.GOOD);

            admin().body(Map.of("kind", "hubspot", "secrets", Map.of("token", "t")))
                    .put(CONNECTION)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("kind"))
                    .body("violations.code", contains("OTHER_CRM_CONNECTED"));
        }

        @Test
        void standsInTheTrailOfSettingsWithoutSecrets() {
            connect(PlainAdapter.GOOD);
            put(Map.of("address", ADDRESS, "team", "Sales"), Map.of()).statusCode(200);
            put(Map.of("address", ADDRESS, "team", "Sales"), Map.of()).statusCode(200);
            post("resume").statusCode(200).body("state", equalTo("CONNECTED"));
            post("resume").statusCode(200);
            post("pause").statusCode(200).body("state", equalTo("PAUSED"));
            admin().delete(CONNECTION).then().statusCode(204);

            String changes = admin().get(API + "/settings/changes")
                    .then()
                    .body("items.setting.unique()", contains("crmConnection"))
                    .body("items.actor.unique()", contains(ADMIN))
                    .body("items.size()", equalTo(5))
                    .body("items[0].after", nullValue())
                    .body("items.after.state", contains("PAUSED", "CONNECTED", "PAUSED", "PAUSED"))
                    .body("items[3].after.settings.team", equalTo("Sales"))
                    .body("items[4].before", nullValue())
                    .body("items[4].after.secrets", contains("token"))
                    .extract()
                    .asString();
            assertThat(changes).doesNotContain(PlainAdapter.GOOD);
        }

        @Test
        void withAKeyIsMadeOnce() {
            RequestSpecification keyed = admin().header("Idempotency-Key", "k-1")
                    .body(connection(Map.of("address", ADDRESS), Map.of("token", PlainAdapter.GOOD)));
            keyed.put(CONNECTION).then().statusCode(200);
            put(Map.of("address", ADDRESS, "team", "Sales"), Map.of()).statusCode(200);

            keyed.put(CONNECTION).then().statusCode(200).body("settings.team", equalTo("Sales"));
            keyed.body(connection(Map.of("address", ADDRESS), Map.of("token", "another")))
                    .put(CONNECTION)
                    .then()
                    .statusCode(422)
                    .body("violations.code", contains("KEY_REUSED"));
        }

        @Test
        void isAnAccountsOwn() {
            connect(PlainAdapter.GOOD);

            RequestSpecification neighbour = as("another-" + account, ADMIN, "admin");
            neighbour.get(CONNECTION).then().statusCode(404);
            neighbour.post(CONNECTION + "/resume").then().statusCode(404);
            neighbour.delete(CONNECTION).then().statusCode(404);
            get().statusCode(200).body("state", equalTo("PAUSED"));
        }

        @ParameterizedTest
        @CsvSource({"agent", "supervisor"})
        void isForAdmins(String role) {
            connect(PlainAdapter.GOOD);

            RequestSpecification other = as(account, ADA, role);
            other.get(API + "/crm-kinds").then().statusCode(403).body("code", equalTo("ADMIN_REQUIRED"));
            other.get(CONNECTION).then().statusCode(403);
            other.get(PARKED).then().statusCode(403);
            for (String action : List.of("test", "pause", "resume", "confirm-deletions")) {
                other.post(CONNECTION + "/" + action).then().statusCode(403);
            }
            other.delete(CONNECTION).then().statusCode(403);
            other.body(connection(Map.of("address", ADDRESS), Map.of("token", "t")))
                    .put(CONNECTION)
                    .then()
                    .statusCode(403);
            other.body(Map.of("ids", List.of("l-1")))
                    .post(PARKED + "/retry")
                    .then()
                    .statusCode(403);
            other.body(Map.of("ids", List.of("l-1")))
                    .post(PARKED + "/discard")
                    .then()
                    .statusCode(403);
        }
    }

    @Nested
    class ACheck {
        @Test
        void findsNothingMissing() {
            connect(PlainAdapter.GOOD);

            checked().body("check.checkedAt", notNullValue()).body("check.problems", empty());
        }

        @Test
        void saysWhatIsMissing() {
            connect(PlainAdapter.WITHOUT_RIGHT);

            checked()
                    .body("check.problems.code", contains("RIGHT_MISSING"))
                    .body("check.problems.detail", contains("Give the token the right to write."));
        }

        @Test
        void saysThatTheCrmRefuses() {
            connect(PlainAdapter.REFUSED);

            checked()
                    .body("check.problems.code", contains("TOKEN_REFUSED"))
                    .body("check.problems[0].detail", containsString("enter new credentials"));
        }

        @Test
        void isForgottenAfterAChange() {
            connect(PlainAdapter.WITHOUT_RIGHT);
            checked().body("check.problems.code", contains("RIGHT_MISSING"));

            connect(PlainAdapter.GOOD).body("check.problems", nullValue());

            checked().body("check.problems", empty());
        }
    }

    @Nested
    class TheState {
        @Test
        void goesOnWithNewCredentialsAfterTheCrmRefusedTheOldOnes() {
            connect(PlainAdapter.REFUSED);
            database.run(
                    "update crm_connection set state = 'SIGN_IN_NEEDED', error = 'TOKEN_REFUSED', error_at = now(),"
                            + " credential = 'x' where account_id = ?",
                    account);
            get().body("state", equalTo("SIGN_IN_NEEDED"))
                    .body("lastError.code", equalTo("TOKEN_REFUSED"))
                    .body("lastError.detail", containsString("enter new credentials"));

            connect(PlainAdapter.GOOD).body("state", equalTo("CONNECTED")).body("lastError", nullValue());

            assertThat(database.count(
                            "select count(*) from crm_connection where account_id = ? and credential is not null",
                            account))
                    .isZero();
        }

        @Test
        void saysWhenTheCrmIsAskedAgain() {
            connect(PlainAdapter.GOOD);
            database.run(
                    "update crm_connection set error = 'HTTP_503', error_at = now(),"
                            + " limited_until = now() + interval '1 hour' where account_id = ?",
                    account);

            get().body("lastError.detail", equalTo("The CRM has a fault of its own at the moment."))
                    .body("lastError.retriedAt", notNullValue());
        }

        @Test
        void hasTheProgressOfTheContacts() {
            connect(PlainAdapter.GOOD);
            post("resume").statusCode(200);

            Wire.patiently().until(() -> get().extract().path("contacts.syncedAt") != null);

            get().body("contacts.read", equalTo(0)).body("contacts.missing", nullValue());
        }

        @Test
        void waitsForAnAdminWhenManyContactsAreGone() {
            connect(PlainAdapter.GOOD);
            post("confirm-deletions").statusCode(404);
            database.run(
                    "insert into crm_contact_sync (account_id, connection_id, read_at, synced_at, walk_stage, gone)"
                            + " select account_id, connection_id, now(), now(), 'STOPPED', 70 from crm_connection"
                            + " where account_id = ?",
                    account);
            get().body("contacts.missing", equalTo(70));

            post("confirm-deletions").statusCode(200).body("contacts.missing", nullValue());

            assertThat(database.rows(
                            "select confirmed_gone || ' ' || walk_stage from crm_contact_sync where account_id = ?",
                            account))
                    .containsExactly("70 RESTING");
            admin().get(API + "/settings/changes")
                    .then()
                    .body("items[0].setting", equalTo("crmDeletionsConfirmed"))
                    .body("items[0].after.contacts", equalTo(70));
        }
    }

    @Nested
    class Disconnecting {
        @Test
        void dropsTheQueueAndTheSecretsAndLeavesRoomForAnotherCrm() {
            connect(PlainAdapter.GOOD);
            parked("l-1", "PARKED", "CONTACT_LOCKED", 1);

            admin().delete(CONNECTION).then().statusCode(204);

            get().statusCode(404);
            admin().get(PARKED).then().body("items", empty());
            assertThat(database.rows("select secrets from crm_connection where account_id = ?", account))
                    .containsExactly("{}");
            Wire.patiently().until(() -> logs().isEmpty());
            admin().body(Map.of("kind", "hubspot", "secrets", Map.of("token", "t")))
                    .put(CONNECTION)
                    .then()
                    .statusCode(200)
                    .body("kind", equalTo("hubspot"))
                    .body("state", equalTo("PAUSED"));
        }
    }

    @Nested
    class ParkedLogs {
        @Test
        void saveTheirReasonFromTheCrmItself() {
            crmHas(contact("c-1", "Jane Smith", JANES));
            connect(PlainAdapter.TAKES_NO_LOG);
            post("resume").statusCode(200);

            rang(callFrom(JANES, "s-1"));

            Wire.patiently().until(() -> get().extract().<Integer>path("parked.count") == 1);
            admin().get(PARKED)
                    .then()
                    .statusCode(200)
                    .body("items.callLogId", contains(idOf("s-1").toString()))
                    .body("items.reason", contains("CONTACT_LOCKED"))
                    .body("items.detail", contains("The CRM refused it with the code CONTACT_LOCKED."))
                    .body("items.direction", contains("INBOUND"))
                    .body("items[0].subject", containsString("Jane Smith"))
                    .body("items[0].startedAt", notNullValue())
                    .body("items[0].since", notNullValue())
                    .body("items.withdrawn", contains(false))
                    .body("items.perhapsWritten", contains(false));
        }

        @Test
        void areListedPageByPageTheLastParkedFirst() {
            connect(PlainAdapter.GOOD);
            IntStream.rangeClosed(1, 5).forEach(i -> parked("l-" + i, "PARKED", "GONE", i));

            String next = admin().queryParam("limit", 2)
                    .get(PARKED)
                    .then()
                    .body("items.callLogId", contains("l-1", "l-2"))
                    .extract()
                    .path("next");
            next = admin().queryParams("limit", 2, "cursor", next)
                    .get(PARKED)
                    .then()
                    .body("items.callLogId", contains("l-3", "l-4"))
                    .extract()
                    .path("next");
            admin().queryParams("limit", 2, "cursor", next)
                    .get(PARKED)
                    .then()
                    .body("items.callLogId", contains("l-5"))
                    .body("next", nullValue());
            admin().queryParam("cursor", "abc")
                    .get(PARKED)
                    .then()
                    .statusCode(400)
                    .body("parameter", equalTo("cursor"));
        }

        @Test
        void areListedAlsoIfTheyCannotBeRead() {
            connect(PlainAdapter.GOOD);
            parked("l-1", "PARKED", "UNREADABLE", 1);
            database.run("update crm_log set wanted = '{\"subject\": 7}' where account_id = ?", account);

            admin().get(PARKED)
                    .then()
                    .body("items.callLogId", contains("l-1"))
                    .body("items.subject", contains(nullValue()))
                    .body("items.detail", contains("The log cannot be read."));
        }

        @Test
        void areTriedAgain() {
            connect(PlainAdapter.GOOD);
            parked("l-1", "PARKED", "GONE", 1);
            parked("l-2", "PERHAPS_WRITTEN", "PERHAPS_WRITTEN", 2);
            parked("l-3", "PARKED", "TIMEOUT", 3);
            parked("l-4", "PARKED", "GONE", 4);
            database.run(
                    "update crm_log set intended_at = now() where account_id = ? and call_log_id = 'l-3'", account);

            admin().body(Map.of("ids", List.of("l-1", "l-2", "l-3", "l-9", "l-1")))
                    .post(PARKED + "/retry")
                    .then()
                    .statusCode(200)
                    .body("results.id", contains("l-1", "l-2", "l-3", "l-9"))
                    .body("results.status", contains(200, 200, 200, 404))
                    .body("results[3].problem.code", equalTo("NOT_FOUND"));

            assertThat(logs()).isEqualTo("l-1 WAITING, l-2 WAITING, l-3 INTENDED sent, l-4 PARKED GONE");
            get().body("waiting.count", equalTo(3)).body("parked.count", equalTo(1));
        }

        @Test
        void reachTheCrmOnceItTakesThem() {
            crmHas(contact("c-1", "Jane Smith", JANES));
            connect(PlainAdapter.TAKES_NO_LOG);
            post("resume").statusCode(200);
            rang(callFrom(JANES, "s-1"));
            Wire.patiently().until(() -> get().extract().<Integer>path("parked.count") == 1);
            connect(PlainAdapter.GOOD);

            admin().body(Map.of("ids", List.of(idOf("s-1").toString())))
                    .post(PARKED + "/retry")
                    .then()
                    .statusCode(200);

            Wire.patiently().until(() -> logs().equals(idOf("s-1") + " WRITTEN"));
        }

        @Test
        void areGivenUpWhichStandsInTheTrail() {
            connect(PlainAdapter.GOOD);
            parked("l-1", "PARKED", "GONE", 1);
            parked("l-2", "PERHAPS_WRITTEN", "PERHAPS_WRITTEN", 2);
            RequestSpecification keyed =
                    admin().header("Idempotency-Key", "k-1").body(Map.of("ids", List.of("l-1", "l-2")));

            keyed.post(PARKED + "/discard").then().statusCode(200).body("results.status", contains(200, 200));
            keyed.post(PARKED + "/discard").then().statusCode(200).body("results.status", contains(200, 200));
            admin().body(Map.of("ids", List.of("l-1")))
                    .post(PARKED + "/discard")
                    .then()
                    .body("results.status", contains(404));

            assertThat(logs()).isEqualTo("l-1 DISCARDED GONE, l-2 DISCARDED PERHAPS_WRITTEN sent");
            assertThat(database.count(
                            "select count(*) from crm_log where account_id = ? and wanted is not null", account))
                    .isEqualTo(1);
            admin().get(API + "/settings/changes")
                    .then()
                    .body("items.setting", contains("crmLogsDiscarded", "crmConnection"))
                    .body("items[0].after.logs", equalTo(2));
        }

        @ParameterizedTest
        @ValueSource(strings = {"retry", "discard"})
        void areNamedByOneToFiveHundredIds(String action) {
            connect(PlainAdapter.GOOD);
            List<String> many =
                    IntStream.rangeClosed(1, 501).mapToObj(i -> "l-" + i).toList();

            for (List<String> ids : List.of(List.<String>of(), many)) {
                admin().body(Map.of("ids", ids))
                        .post(PARKED + "/" + action)
                        .then()
                        .statusCode(422)
                        .body("violations.field", contains("ids"))
                        .body("violations.code", contains("LIST_SIZE"));
            }
            admin().body(Map.of("ids", List.of(" ")))
                    .post(PARKED + "/" + action)
                    .then()
                    .body("violations.code", contains("REQUIRED"));
            admin().body(Map.of("ids", many.subList(0, 500)))
                    .post(PARKED + "/" + action)
                    .then()
                    .statusCode(200);
            admin().post(PARKED + "/" + action).then().statusCode(400);
        }

        @Test
        void areAnAccountsOwn() {
            connect(PlainAdapter.GOOD);
            parked("l-1", "PARKED", "GONE", 1);
            RequestSpecification neighbour = as("another-" + account, ADMIN, "admin");
            neighbour
                    .body(connection(Map.of("address", ADDRESS), Map.of("token", "t")))
                    .put(CONNECTION)
                    .then()
                    .statusCode(200);

            as("another-" + account, ADMIN, "admin")
                    .get(PARKED)
                    .then()
                    .statusCode(200)
                    .body("items", empty());
            as("another-" + account, ADMIN, "admin")
                    .body(Map.of("ids", List.of("l-1")))
                    .post(PARKED + "/discard")
                    .then()
                    .body("results.status", contains(404));
            assertThat(logs()).isEqualTo("l-1 PARKED GONE");
        }
    }
}
