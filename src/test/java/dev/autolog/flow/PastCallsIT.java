package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.autolog.local.LocalPerson;
import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, killed while it logs calls of the past. */
class PastCallsIT {
    private static final String ACCOUNT = "acme";
    private static final int CALLS = 12_000;
    private static final int LIVE_AT_ONCE = 3;

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private int live;

    @BeforeEach
    void start() {
        stack = new Stack(folder);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void aJobThatIsKilledAgainAndAgainLogsEachCallOnce() {
        ServiceProcess service = stack.service("first");
        crm();
        unloggedCalls();
        String job = previewed(service);
        admin(service).post("/api/v1/past-call-jobs/" + job + "/start").then().statusCode(200);
        for (int kill = 1; kill <= 3; kill++) {
            long before = looked(job);
            Wire.patiently().until(() -> looked(job) > before + 500);
            service.kill();
            // What was committed counts, whatever the process still had in hand.
            assertThat(looked(job)).as("after kill " + kill).isEqualTo(outcomesByTheJob());
            callsRing();
            service = stack.launch("after-kill-" + kill);
            callsRing();
        }
        Wire.patiently()
                .atMost(Duration.ofMinutes(2))
                .until(() ->
                        stack.tables.rows("select status from past_call_job").equals(List.of("DONE")));
        stack.wire.settle(stack.tables);
        assertEachCallHasItsOutcomeOnce();
        admin(service)
                .get("/api/v1/past-call-jobs/" + job)
                .then()
                .body("progress.looked", equalTo(CALLS))
                .body("progress.total", equalTo(CALLS));
        assertThat(service.stop()).isIn(0, 143);
    }

    private void crm() {
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "(415) 555-2671"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-2", "Bob Ray", "415-555-2672"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-3", "Bob Rays Brother", "415-555-2672"));
        stack.tables.awaitContacts(ACCOUNT, 3);
    }

    /** Calls of one contact, of two and of none, from the time before the account had calls logged. */
    private void unloggedCalls() {
        stack.tables.run(
                "insert into account_settings (account_id, settings) values (?, ?)",
                ACCOUNT,
                "{\"autoLogCalls\": false}");
        for (int i = 0; i < CALLS; i++) {
            stack.wire.call(EndedCall.from(number(i), ACCOUNT, "s-" + i).minutesAgo(i % 5000));
        }
        Wire.patiently()
                .atMost(Duration.ofMinutes(1))
                .until(() -> stack.tables.count("select count(*) from call_leg where outcome = 'NOT_LOGGED'") == CALLS);
        stack.tables.run("delete from account_settings where account_id = ?", ACCOUNT);
    }

    private void callsRing() {
        for (int i = 0; i < LIVE_AT_ONCE; i++, live++) {
            stack.wire.call(EndedCall.from(number(live), ACCOUNT, "live-" + live));
        }
    }

    private static String number(int i) {
        return "+1415555267" + (1 + i % 3);
    }

    private String previewed(ServiceProcess service) {
        String job = admin(service)
                .body(Map.of("from", "2026-01-01T00:00:00Z", "to", "2099-01-01T00:00:00Z"))
                .post("/api/v1/past-call-jobs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Wire.patiently()
                .atMost(Duration.ofMinutes(1))
                .until(() -> admin(service)
                        .get("/api/v1/past-call-jobs/" + job)
                        .then()
                        .extract()
                        .path("status")
                        .equals("PREVIEWED"));
        return job;
    }

    private RequestSpecification admin(ServiceProcess service) {
        return RestAssured.given()
                .baseUri(service.url().toString())
                .auth()
                .oauth2(stack.issuer.token(LocalPerson.of(ACCOUNT, "u-1", "admin")))
                .contentType(ContentType.JSON);
    }

    private long looked(String job) {
        return stack.tables.count("select (progress::jsonb ->> 'logged')::int"
                + " + coalesce((select sum(value::int) from jsonb_each_text(progress::jsonb -> 'conflicts')), 0)"
                + " from past_call_job where job_id = '" + job + "'");
    }

    private long outcomesByTheJob() {
        return stack.tables.count(
                "select count(*) from call_leg where call_id like 's-%' and outcome in ('LOGGED', 'IN_CONFLICT')");
    }

    private void assertEachCallHasItsOutcomeOnce() {
        assertThat(stack.tables.count("select count(*) from call_leg")).isEqualTo(CALLS + live);
        assertThat(stack.tables.rows("select outcome, log_version, conflict_version, count(*) from call_leg"
                        + " where call_id like 's-%' group by 1, 2, 3 order by 1"))
                .containsExactly("IN_CONFLICT|0|1|" + CALLS * 2 / 3, "LOGGED|1|0|" + CALLS / 3);
        assertThat(stack.tables.rows("select a.action, count(*), count(distinct a.subject_id) from audit_trail a"
                        + " where a.why::jsonb ->> 'reason' = 'PAST_CALLS' group by 1 order by 1"))
                .containsExactly(
                        "CONFLICT_OPENED|%d|%d".formatted(CALLS * 2 / 3, CALLS * 2 / 3),
                        "LOGGED|%d|%d".formatted(CALLS / 3, CALLS / 3));
        assertThat(stack.wire.on("call-logged", ACCOUNT).stream()
                        .map(Wire.Out::key)
                        .distinct())
                .hasSize((int) stack.tables.count("select count(*) from call_leg where outcome = 'LOGGED'"));
    }
}
