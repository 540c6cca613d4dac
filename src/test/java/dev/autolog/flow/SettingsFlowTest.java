package dev.autolog.flow;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Settings that people change by the API, seen by what becomes of the next call. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SettingsFlowTest extends FlowTest {
    private static final String JANES = "+14155552671";
    private static final String SETTINGS = "/api/v1/settings";

    private void set(String path, String agent, String role, String body) {
        given().contentType("application/json")
                .auth()
                .oauth2(LocalStackResource.issuer().token(LocalPerson.of(account, agent, role)))
                .body(body.replace('\'', '"'))
                .patch(SETTINGS + path)
                .then()
                .statusCode(200);
    }

    private void accountSets(String values) {
        set("", "u-1", "admin", "{'values': " + values + "}");
    }

    private String outcome(String number, String callId) {
        return outcome(callFrom(number, callId), callId);
    }

    private String outcome(EndedCall call, String callId) {
        long before = database.count("select count(*) from call_leg where account_id = ?", account);
        wire.call(call);
        return database.awaitLegs(account, before + 1).stream()
                .filter(leg -> leg.startsWith(callId + "|"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aChangedSettingHoldsForTheNextCallAndEveryChangeStandsInTheTrail() {
        crmHas(contact("c-1", "Jane Smith", JANES));
        assertThat(outcome(JANES, "s-1")).isEqualTo("s-1|LOGGED|c-1");

        accountSets("{'autoLogCalls': false}");
        assertThat(outcome(JANES, "s-2")).isEqualTo("s-2|NOT_LOGGED|AUTO_LOG_OFF");

        accountSets("{'autoLogCalls': null}");
        assertThat(outcome(JANES, "s-3")).isEqualTo("s-3|LOGGED|c-1");

        assertThat(database.rows(
                        "select actor, agent_id, setting, before, after from settings_trail where account_id = ?"
                                + " order by line",
                        account))
                .containsExactly("u-1||autoLogCalls|null|false", "u-1||autoLogCalls|false|null");
    }

    @Test
    void whatAnAgentSetsHoldsForThatAgentUntilTheAccountLocksIt() {
        crmHas(contact("c-1", "Jane Smith", JANES));

        set("/mine", "u-17", "agent", "{'values': {'autoLogCalls': false}}");
        assertThat(outcome(JANES, "s-1")).isEqualTo("s-1|NOT_LOGGED|AUTO_LOG_OFF");
        assertThat(outcome(callFrom(JANES, "s-2").agent("u-18", "102", "+14155550102"), "s-2"))
                .isEqualTo("s-2|LOGGED|c-1");

        set("", "u-1", "admin", "{'locked': ['autoLogCalls']}");
        assertThat(outcome(JANES, "s-3")).isEqualTo("s-3|LOGGED|c-1");
    }

    @Test
    void aNumberOfInHouseDiallingIsReadByTheAccountsFormats() {
        crmHas(contact("c-1", "Jane Smith", JANES));
        assertThat(outcome("94155552671", "s-1")).startsWith("s-1|IN_CONFLICT|");

        accountSets("{'numberFormats': [{'pattern': '9##########', 'e164': '+1##########'}]}");

        assertThat(outcome("94155552671", "s-2")).isEqualTo("s-2|LOGGED|c-1");
        assertThat(outcome("9 (415) 555-2671", "s-3")).isEqualTo("s-3|LOGGED|c-1");
    }

    @Test
    void aLineThatTheAccountNamesAsItsOwnMatchesNobody() {
        crmHas(contact("c-1", "Front desk", JANES));

        accountSets("{'ownLines': ['(415) 555-2671']}");

        assertThat(outcome(JANES, "s-1")).isEqualTo("s-1|NOT_LOGGED|INTERNAL_CALL");
    }

    @Test
    void anotherDefaultRegionReadsTheContactsAgainAndSettlesTheirConflicts() {
        wire.contact(contact("c-1", "Jane Smith", "020 7946 0018").with("region", ""));
        database.awaitContacts(account, 1);
        assertThat(outcome("+442079460018", "s-1")).startsWith("s-1|IN_CONFLICT|");

        accountSets("{'defaultRegion': 'GB'}");

        Wire.patiently().until(() -> database.awaitLegs(account, 1).contains("s-1|LOGGED|c-1"));
        assertThat(outcome("020 7946 0018", "s-2")).isEqualTo("s-2|LOGGED|c-1");
    }
}
