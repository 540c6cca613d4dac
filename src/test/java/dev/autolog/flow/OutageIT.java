package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.local.LocalPerson;
import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service while what it depends on is away. */
class OutageIT {
    private static final String ACCOUNT = "acme";
    /** Longer than every first time-out on the way; an outage of minutes is the same loop more often. */
    private static final Duration AWAY = Duration.ofSeconds(4);

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;

    @BeforeEach
    void start() {
        stack = new Stack(folder);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void startedWhileBothAreAwayItWaitsAndGoesToWorkByItself() {
        calls(0, 10);
        stack.broker.stop();
        stack.database.stop();
        try (ServiceProcess service = stack.launch("service")) {
            staysAliveButNotReady(service);
            stack.database.start();
            staysAliveButNotReady(service);
            stack.broker.start();
            Wire.patiently().until(() -> status(service, "ready") == 200);
            stack.wire.settle(stack.tables);
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 10);
    }

    @Test
    void aDatabaseThatGoesAwayAndComesBackCostsNothingButTime() {
        try (ServiceProcess service = stack.service("service")) {
            calls(0, 100);
            stack.database.kill();
            calls(100, 200);
            staysAliveButNotReady(service);
            told(service)
                    .body("verdict", equalTo("NOT_RUNNING"))
                    .body("reasons", hasItem("DATABASE_AWAY"))
                    .body("machine.waiting.find { it.topic == 'call-ended' }.upToDate", is(false))
                    .body("machine.waiting.find { it.topic == 'call-ended' }.seconds", greaterThanOrEqualTo(1))
                    .body("account", nullValue());
            stack.database.start();
            calls(200, 300);
            stack.wire.settle(stack.tables);
            Wire.patiently().until(() -> status(service, "ready") == 200);
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 300);
    }

    @Test
    void aBrokerThatGoesAwayAndComesBackCostsNothingButTime() {
        try (ServiceProcess service = stack.service("service")) {
            calls(0, 100);
            stack.broker.kill();
            staysAliveButNotReady(service);
            told(service)
                    .body("verdict", equalTo("NOT_RUNNING"))
                    .body("reasons", hasItem("KAFKA_AWAY"))
                    .body("account.open.count", greaterThanOrEqualTo(0));
            stack.broker.start();
            calls(100, 200);
            stack.wire.settle(stack.tables);
            Wire.patiently().until(() -> status(service, "ready") == 200);
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 200);
    }

    /** How it is, as a supervisor is told. */
    private ValidatableResponse told(ServiceProcess service) {
        return RestAssured.given()
                .baseUri(service.url().toString())
                .auth()
                .oauth2(stack.issuer.token(LocalPerson.of(ACCOUNT, "u-2", "supervisor")))
                .get("/api/v1/status")
                .then()
                .statusCode(200);
    }

    private void calls(int from, int to) {
        for (int i = from; i < to; i++) {
            stack.wire.call(EndedCall.from("+14155552671", ACCOUNT, "s-" + i));
        }
    }

    private static void staysAliveButNotReady(ServiceProcess service) {
        Wire.patiently().until(() -> status(service, "ready") == 503);
        Wire.patiently().during(AWAY).until(() -> status(service, "live") == 200 && status(service, "ready") == 503);
        assertThat(service.handle().isAlive()).isTrue();
    }

    /** The HTTP status of a health check; 0 while nothing answers. */
    private static int status(ServiceProcess service, String check) {
        try {
            return RestAssured.get(service.managementUrl().resolve("/q/health/" + check))
                    .statusCode();
        } catch (Exception e) {
            return 0;
        }
    }
}
