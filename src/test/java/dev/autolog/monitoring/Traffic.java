package dev.autolog.monitoring;

import dev.autolog.domain.LegKey;
import dev.autolog.flow.CrmContact;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Stack;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What telephony platform, CRM and people do, so that there is something to see. */
final class Traffic {
    static final String ACCOUNT = "acme";
    private static final String SOMEBODY = "+14155552671";
    private static final int NUMBERS = 1000;

    private final Stack stack;
    private final AtomicInteger calls = new AtomicInteger();

    Traffic(Stack stack) {
        this.stack = stack;
    }

    /** So many calls of different people that nobody knows. */
    void calls(int count) {
        for (int i = 0; i < count; i++) {
            int call = calls.getAndIncrement();
            stack.wire.call(EndedCall.from("+1415666%04d".formatted(call % NUMBERS), ACCOUNT, "watched-" + call));
        }
    }

    /** Records that can never be processed. */
    void poison(int count) {
        for (int i = 0; i < count; i++) {
            stack.wire.send("call-ended", ACCOUNT + "/poison-" + i, "{\"cut short");
        }
    }

    /** A leg of one call, by another agent each time: all of them are in one partition. */
    void leg(String callId, int agent) {
        stack.wire.call(EndedCall.from(SOMEBODY, ACCOUNT, callId).agent("u-" + agent, "1" + agent, null));
    }

    static LegKey key(String callId, int agent) {
        return new LegKey(ACCOUNT, callId, "u-" + agent);
    }

    /** Somebody asks the API, as an admin. */
    static RequestSpecification admin(Stack stack, ServiceProcess service) {
        return RestAssured.given()
                .baseUri(service.url().toString())
                .auth()
                .oauth2(stack.issuer.token(LocalPerson.of(ACCOUNT, "u-1", "admin")))
                .contentType(ContentType.JSON);
    }

    /** A conflict that settles itself, and one that a person dismisses. */
    void conflicts(ServiceProcess service) {
        String id =
                stack.wire.await("unresolved-conflicts", ACCOUNT, 1).getFirst().text("conflictId");
        admin(stack, service)
                .body(Map.of("reason", "Nobody of ours"))
                .post("/api/v1/conflicts/" + id + "/dismiss")
                .then()
                .statusCode(200);
        stack.wire.contact(CrmContact.of(ACCOUNT, "watched", "Zoe Watched", "+14156660001"));
    }

    /** Puts all dead letters of the account away. */
    void discardLetters(ServiceProcess service) {
        List<String> ids;
        do {
            ids = admin(stack, service)
                    .get("/api/v1/dead-letters?limit=100")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("items.id");
            if (!ids.isEmpty()) {
                admin(stack, service)
                        .body(Map.of("ids", ids))
                        .post("/api/v1/dead-letters/discard")
                        .then()
                        .statusCode(200);
            }
        } while (!ids.isEmpty());
    }

    /** A preview of a job for past calls, of which there are none; returns its id. */
    String job(ServiceProcess service) {
        return admin(stack, service)
                .body(Map.of("from", "2026-01-01T00:00:00Z", "to", "2099-01-01T00:00:00Z"))
                .post("/api/v1/past-call-jobs")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    void endJob(ServiceProcess service, String job, String how) {
        admin(stack, service)
                .post("/api/v1/past-call-jobs/" + job + "/" + how)
                .then()
                .statusCode(200);
    }

    List<String> jobs() {
        return stack.tables.rows("select status from past_call_job where status not in ('DONE', 'CANCELLED')");
    }
}
