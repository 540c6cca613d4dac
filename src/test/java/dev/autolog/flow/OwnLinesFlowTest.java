package dev.autolog.flow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Own lines that calls show and admins choose about, seen by the outcome of the next call. */
@QuarkusTest
class OwnLinesFlowTest extends FlowTest {
    private static final String API = "/api/v1";
    private static final String MOBILE = "+14155552671";
    private static final String DESK = "+14155550102";

    private static RequestSpecification admin(String account) {
        return given().contentType("application/json")
                .auth()
                .oauth2(LocalStackResource.issuer().token(LocalPerson.of(account, "u-1", "admin")));
    }

    private ValidatableResponse choose(String action, String line) {
        return admin(account)
                .body(Map.of("line", line))
                .post(API + "/own-lines/" + action)
                .then();
    }

    private String outcome(EndedCall call, String callId) {
        long before = database.count("select count(*) from call_leg where account_id = ?", account);
        wire.call(call);
        return database.awaitLegs(account, before + 1).stream()
                .filter(leg -> leg.startsWith(callId + "|"))
                .findFirst()
                .orElseThrow();
    }

    private String outcome(String number, String callId) {
        return outcome(callFrom(number, callId), callId);
    }

    /** A call that shows the number as the desk agent's. */
    private void agentHas(String number, String callId) {
        outcome(callFrom("+14155559999", callId).agent("u-18", "102", number), callId);
    }

    private List<String> conflictsOf(String callId) {
        return database.rows(
                "select c.kind, c.status, coalesce(c.resolved_by, '') from conflict c join call_leg l"
                        + " on l.account_id = c.account_id and l.id = c.conflict_id"
                        + " where l.account_id = ? and l.call_id = ?",
                account,
                callId);
    }

    @Test
    void aMobileThatWasOnceAnAgentsIsMatchedOnceAnAdminRemovesIt() {
        agentHas(MOBILE, "s-1");
        assertThat(outcome(MOBILE, "s-2")).isEqualTo("s-2|NOT_LOGGED|INTERNAL_CALL");

        choose("remove", "(415) 555-2671").statusCode(200);
        crmHas(contact("c-1", "Jane Smith", MOBILE));

        assertThat(outcome(MOBILE, "s-3")).isEqualTo("s-3|LOGGED|c-1");
        agentHas(MOBILE, "s-4");
        assertThat(outcome(MOBILE, "s-5")).as("calls do not teach it again").isEqualTo("s-5|LOGGED|c-1");

        choose("take-back", MOBILE).statusCode(204);
        assertThat(outcome(MOBILE, "s-6")).as("it is in doubt again").startsWith("s-6|IN_CONFLICT|");
    }

    @Test
    void aPinnedLineStaysInternalThoughNoAgentHasItAndAContactDoes() {
        crmHas(contact("c-1", "Jane Smith", DESK));
        agentHas(DESK, "s-1");
        choose("pin", DESK).statusCode(200);

        agentHas("+14155550103", "s-2");

        assertThat(outcome(DESK, "s-3")).isEqualTo("s-3|NOT_LOGGED|INTERNAL_CALL");
        choose("take-back", DESK).statusCode(204);
        assertThat(outcome(DESK, "s-4")).isEqualTo("s-4|LOGGED|c-1");
    }

    @Test
    void aLearnedLineThatAContactHasIsAskedAboutAndLoggedOnceAnAdminRemovesIt() {
        crmHas(contact("c-1", "Jane Smith", MOBILE));
        agentHas(MOBILE, "s-1");

        assertThat(outcome(MOBILE, "s-2")).startsWith("s-2|IN_CONFLICT|");
        assertThat(database.rows("select suggestions from conflict where account_id = ?", account))
                .anySatisfy(suggestions -> assertThat(suggestions).contains("OWN_LINE", "c-1"));

        choose("remove", MOBILE).statusCode(200);

        Wire.patiently()
                .untilAsserted(() -> assertThat(conflictsOf("s-2"))
                        .singleElement()
                        .asString()
                        .endsWith("|RESOLVED|AUTO"));
        assertThat(database.awaitLegs(account, 2)).contains("s-2|LOGGED|c-1");
    }

    @Test
    void aRememberedNumberWinsOverALearnedLine() {
        crmHas(contact("c-1", "Jane Smith", MOBILE));
        agentHas(MOBILE, "s-1");
        assertThat(outcome(MOBILE, "s-2")).startsWith("s-2|IN_CONFLICT|");
        String id = database.rows("select id from call_leg where account_id = ? and call_id = 's-2'", account)
                .getFirst();
        admin(account)
                .body(Map.of("contactId", "c-1", "rememberNumber", true))
                .post(API + "/conflicts/" + id + "/resolve")
                .then()
                .statusCode(200);

        assertThat(outcome(MOBILE, "s-3")).isEqualTo("s-3|LOGGED|c-1");
    }

    @Test
    void theAdminOfAnotherAccountSeesAndChangesNothing() {
        agentHas(MOBILE, "s-1");
        String other = "another-" + account;

        List<String> lines = admin(other)
                .get(API + "/own-lines")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.line", String.class);
        assertThat(lines).isEmpty();
        admin(other)
                .body(Map.of("line", MOBILE))
                .post(API + "/own-lines/remove")
                .then()
                .statusCode(200);

        assertThat(outcome(MOBILE, "s-2")).isEqualTo("s-2|NOT_LOGGED|INTERNAL_CALL");
    }
}
