package dev.autolog.api;

import static dev.autolog.flow.Wire.patiently;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.autolog.flow.EndedCall;
import dev.autolog.local.Management;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Logging calls of the past by API. */
@QuarkusTest
class PastCallJobsTest extends ApiTest {
    private static final String JOBS = API + "/past-call-jobs";
    private static final String ALAN = "u-1";

    private RequestSpecification alan() {
        return as(account, ALAN, "admin");
    }

    private static Map<String, Object> span() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return Map.of(
                "from",
                now.minus(1, ChronoUnit.DAYS).toString(),
                "to",
                now.plusSeconds(60).toString());
    }

    private ValidatableResponse create() {
        return alan().body(span()).post(JOBS).then();
    }

    private String created() {
        return create().statusCode(201).extract().path("id");
    }

    private ValidatableResponse tell(String id, String command) {
        return alan().post(JOBS + "/" + id + "/" + command).then();
    }

    private ValidatableResponse await(String id, String status) {
        patiently()
                .until(() -> alan().get(JOBS + "/" + id)
                        .then()
                        .extract()
                        .path("status")
                        .equals(status));
        return alan().get(JOBS + "/" + id).then().statusCode(200);
    }

    /** Calls that the account did not have logged as they came. */
    private void rangUnlogged(EndedCall... calls) {
        crmHas(contact("c-1", "Jane Smith", JANES));
        hasCallsLogged(false);
        rang(calls);
        hasCallsLogged(true);
    }

    private void hasCallsLogged(boolean on) {
        database.run(
                "insert into account_settings (account_id, settings) values (?, ?)"
                        + " on conflict (account_id) do update set settings = excluded.settings",
                account,
                "{\"autoLogCalls\": " + on + "}");
    }

    @AfterEach
    void leaveNoJob() {
        List<String> ids = alan().get(JOBS).then().extract().path("items.id");
        ids.forEach(id -> tell(id, "cancel"));
    }

    @Test
    void aJobIsPreviewedStartedAndDone() {
        rangUnlogged(callFrom(JANES, "s-1"), callFrom(JANES, "s-2"), bensCallFrom(NOBODYS, "s-3"));

        String id = create().statusCode(201)
                .header("Location", startsWith("/api/v1/past-call-jobs/"))
                .body("status", equalTo("PREVIEWING"))
                .body("agents", nullValue())
                .body("createdBy", equalTo(ALAN))
                .body("createdAt", notNullValue())
                .body("progress.total", nullValue())
                .extract()
                .path("id");
        await(id, "PREVIEWED")
                .body("preview.looked", equalTo(3))
                .body("preview.wouldLog", equalTo(2))
                .body("preview.conflicts", equalTo(Map.of("NO_CONTACT_MATCH", 1)))
                .body("preview.notLogged", equalTo(Map.of()))
                .body("progress.total", equalTo(3))
                .body("progress.looked", equalTo(0));
        tell(id, "start").statusCode(200).body("status", equalTo("RUNNING"));
        await(id, "DONE")
                .body("progress.looked", equalTo(3))
                .body("progress.logged", equalTo(2))
                .body("progress.conflicts", equalTo(1))
                .body("progress.notLogged", equalTo(0))
                .body("changedBy", equalTo("AUTO"));

        assertThat(callIds(sam(), "/calls", Map.of("view", "logged"))).containsExactlyInAnyOrder("s-1", "s-2");
        alan().get(JOBS).then().body("items.id", contains(id)).body("next", nullValue());
    }

    @Test
    void theCallsTrailSaysWhoseJobItWas() {
        rangUnlogged(
                callFrom(JANES, "s-1"),
                EndedCall.from(NOBODYS, account, "s-2").agent(ALAN, "109", null).agentName("Alan Kay"));
        String id = created();
        await(id, "PREVIEWED");
        tell(id, "start").statusCode(200);
        await(id, "DONE");

        sam().get(API + "/calls/" + idOf("s-1"))
                .then()
                .body("loggedBy", nullValue())
                .body("trail.actor", contains("AUTO", ALAN))
                .body("trail.code", contains("NOT_LOGGED", "LOGGED_BACKFILL"))
                .body("trail[0].parameters", equalTo(Map.of("reason", "AUTO_LOG_OFF")))
                .body(
                        "trail[1].parameters",
                        equalTo(Map.of(
                                "jobOwner", "Alan Kay",
                                "contact", "Jane Smith",
                                "reason", "ONE_CONTACT",
                                "matchedPhone", JANES)));
        sam().get(API + "/calls/" + idOf("s-2"))
                .then()
                .body(
                        "trail.find { it.code == 'CONFLICT_OPENED_BACKFILL' }.parameters",
                        equalTo(Map.of(
                                "jobOwner",
                                "Alan Kay",
                                "kind",
                                "NO_CONTACT_MATCH",
                                "withheld",
                                false,
                                "suggestions",
                                List.of(),
                                "suggestionCount",
                                0)));
    }

    @Test
    void aJobForSomeAgentsLeavesTheOthersCalls() {
        rangUnlogged(callFrom(JANES, "s-1"), bensCallFrom(JANES, "s-2"));
        Map<String, Object> body = new HashMap<>(span());
        body.put("agents", List.of(BEN));

        String id =
                alan().body(body).post(JOBS).then().statusCode(201).extract().path("id");

        await(id, "PREVIEWED").body("agents", contains(BEN)).body("preview.wouldLog", equalTo(1));
    }

    @Test
    void anAccountHasOneJobAtATime() {
        String id = created();
        await(id, "PREVIEWED");

        create().statusCode(409).body("happened.status", equalTo("PREVIEWED")).body("happened.by", equalTo("AUTO"));
        tell(id, "cancel").statusCode(200).body("status", equalTo("CANCELLED"));
        create().statusCode(201);
    }

    @Test
    void theSameRequestAgainMakesNoOtherJob() {
        Map<String, Object> body = span();
        String first = alan().header("Idempotency-Key", "k-1")
                .body(body)
                .post(JOBS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        alan().header("Idempotency-Key", "k-1")
                .body(body)
                .post(JOBS)
                .then()
                .statusCode(201)
                .body("id", equalTo(first));
        alan().header("Idempotency-Key", "k-1")
                .body(Map.of("from", "2026-01-01T00:00:00Z", "to", "2026-01-02T00:00:00Z"))
                .post(JOBS)
                .then()
                .statusCode(422);
    }

    @Test
    void whatIsSoAlreadyStaysSoAndWhatCannotBeIsRefused() {
        String id = created();
        await(id, "PREVIEWED");

        tell(id, "pause").statusCode(409).body("happened.status", equalTo("PREVIEWED"));
        tell(id, "resume").statusCode(409);
        tell(id, "start").statusCode(200);
        await(id, "DONE");
        tell(id, "cancel").statusCode(409).body("happened.status", equalTo("DONE"));
        String other = created();
        tell(other, "cancel").statusCode(200);
        tell(other, "cancel").statusCode(200).body("status", equalTo("CANCELLED"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor"})
    void isForAdminsAlone(String role) {
        String id = created();
        RequestSpecification caller = as(account, ADA, role);

        caller.get(JOBS).then().statusCode(403).contentType("application/problem+json");
        caller.get(JOBS + "/" + id).then().statusCode(403);
        as(account, ADA, role).body(span()).post(JOBS).then().statusCode(403);
        for (String command : List.of("start", "pause", "resume", "cancel")) {
            as(account, ADA, role).post(JOBS + "/" + id + "/" + command).then().statusCode(403);
        }
    }

    @Test
    void ofAnotherAccountNothingIsThere() {
        String id = created();
        String other = "another-" + account;

        as(other, ALAN, "admin").get(JOBS).then().statusCode(200).body("items", equalTo(List.of()));
        as(other, ALAN, "admin").get(JOBS + "/" + id).then().statusCode(404);
        for (String command : List.of("start", "pause", "resume", "cancel")) {
            as(other, ALAN, "admin")
                    .post(JOBS + "/" + id + "/" + command)
                    .then()
                    .statusCode(404);
        }
        await(id, "PREVIEWED");
        alan().get(JOBS + "/" + UUID.randomUUID()).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "from   | {\"to\": \"2026-01-01T00:00:00Z\"}",
                "to     | {\"from\": \"2026-01-01T00:00:00Z\"}",
                "to     | {\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\"}",
                "from   | {\"from\": \"2026-01-01\", \"to\": \"2026-02-01T00:00:00Z\"}",
                "agents | {\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-02-01T00:00:00Z\", \"agents\": []}",
                "agents | {\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-02-01T00:00:00Z\", \"agents\": [\" \"]}"
            })
    void whatMakesNoSenseIsRefusedByField(String field, String body) {
        alan().body(body).post(JOBS).then().statusCode(422).body("violations.field", contains(field));
    }

    @Test
    void aListGoesOnWhereAPageEnded() {
        String first = created();
        tell(first, "cancel");
        String second = created();

        String next = alan().queryParam("limit", 1)
                .get(JOBS)
                .then()
                .body("items.id", contains(second))
                .extract()
                .path("next");
        alan().queryParams("limit", 1, "cursor", next).get(JOBS).then().body("items.id", contains(first));
    }

    @Test
    void operatorsSeeHowManyCallsWereLookedAt() {
        rangUnlogged(callFrom(JANES, "s-1"));
        String id = created();
        await(id, "PREVIEWED");
        tell(id, "start");
        await(id, "DONE");

        assertThat(Management.ask("/q/metrics").asString())
                .containsPattern("past_calls_looked_total\\{outcome=\"logged\",pass=\"job\"\\} [1-9]")
                .containsPattern("past_calls_running 0")
                .contains("past_calls_rate");
    }
}
