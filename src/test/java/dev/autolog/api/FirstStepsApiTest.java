package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.autolog.flow.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

/** What an account has of all that calls need, and the call that an admin tries it with. */
@QuarkusTest
class FirstStepsApiTest extends ApiTest {
    private static final String STEPS = API + "/first-steps";
    private static final String TEST_CALL = STEPS + "/test-call";

    private RequestSpecification admin() {
        return as(account, "u-1", "admin");
    }

    private String testCall(String key) {
        return admin().header("Idempotency-Key", key)
                .post(TEST_CALL)
                .then()
                .statusCode(202)
                .extract()
                .path("callId");
    }

    private boolean isDone(String step) {
        return admin().get(STEPS).then().statusCode(200).extract().path(step);
    }

    @Test
    void areDoneOneAfterTheOther() {
        for (String step : new String[] {"contacts", "connection", "calls", "logs"}) {
            assertThat(isDone(step)).as(step).isFalse();
        }

        crmHas(contact("c-1", "Jane Smith", JANES));
        assertThat(isDone("contacts")).isTrue();
        assertThat(isDone("calls")).isFalse();

        String callId = testCall("key-1");
        Wire.patiently().until(() -> isDone("calls") && isDone("logs"));

        admin().get(API + "/calls/" + idOf(callId))
                .then()
                .body("log.contactId", equalTo("c-1"))
                .body("agent.id", equalTo("u-1"))
                .body("direction", equalTo("INBOUND"))
                .body("number", equalTo(JANES));
    }

    @Test
    void aTestCallNeedsANumberThatASingleContactHas() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", JANES));

        admin().post(TEST_CALL).then().statusCode(404);
    }

    @Test
    void aRepeatedRequestIsTheSameTestCall() {
        crmHas(contact("c-1", "Jane Smith", JANES));

        String first = testCall("key-1");

        assertThat(testCall("key-1")).isEqualTo(first);
        assertThat(testCall("key-2")).isNotEqualTo(first);
        Wire.patiently()
                .until(() -> database.count("select count(*) from call_leg where account_id = ?", account) == 2);
    }

    @Test
    void agentsAndSupervisorsAreNotConcerned() {
        ada().get(STEPS).then().statusCode(403);
        sam().post(TEST_CALL).then().statusCode(403);
    }
}
