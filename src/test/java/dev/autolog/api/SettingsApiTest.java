package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.domain.rules.Setting;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class SettingsApiTest extends ApiTest {
    private static final String SETTINGS = API + "/settings";
    private static final String MINE = SETTINGS + "/mine";

    private RequestSpecification eve() {
        return as(account, "u-1", "admin");
    }

    private static ValidatableResponse patch(RequestSpecification caller, String path, String body) {
        return caller.body(body.replace('\'', '"')).patch(path).then();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor", "admin"})
    void everybodySeesWhatHoldsForTheAccount(String role) {
        as(account, ADA, role)
                .get(SETTINGS)
                .then()
                .statusCode(200)
                .body("version", equalTo(0))
                .body("values.autoLogCalls", equalTo(true))
                .body("values.trial.on", equalTo(false))
                .body("values.noContactMatch.rule", equalTo("ASK"))
                .body("values.defaultRegion", equalTo("US"))
                .body("values.timeZone", equalTo("UTC"))
                .body("values.owners.fallback", nullValue())
                .body("values.logContent.parts", hasItems("NOTES", "RECORDING"))
                .body("values.completion.when", equalTo("AT_ONCE"))
                .body("values.size()", equalTo(Setting.all().size()))
                .body("set", hasSize(0))
                .body("locked", hasSize(0))
                .body("changedAt", nullValue());
    }

    @Test
    void anAdminChangesTheAccountsSettings() {
        patch(eve(), SETTINGS, """
                        {'version': 0, 'locked': ['popUpOnly'],
                         'values': {'dryRun': true, 'doNotLog': [{'kind': 'NUMBER', 'value': '(415) 555-2671'}]}}""")
                .statusCode(200)
                .body("version", equalTo(1))
                .body("values.dryRun", equalTo(true))
                .body("values.doNotLog[0].value", equalTo(JANES))
                .body("set", contains("dryRun", "doNotLog"))
                .body("locked", contains("popUpOnly"))
                .body("changedBy", equalTo("u-1"))
                .body("changedAt", notNullValue());

        patch(eve(), SETTINGS, "{'values': {'dryRun': null}}")
                .statusCode(200)
                .body("version", equalTo(2))
                .body("values.dryRun", equalTo(false))
                .body("set", contains("doNotLog"))
                .body("locked", contains("popUpOnly"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor"})
    void nobodyElseMay(String role) {
        patch(as(account, ADA, role), SETTINGS, "{'values': {'dryRun': true}}")
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("ADMIN_REQUIRED"));
        patch(as(account, ADA, role), SETTINGS + "/agents/" + BEN, "{'values': {'popUpOnly': true}}")
                .statusCode(403);
        as(account, ADA, role).get(SETTINGS + "/agents/" + BEN).then().statusCode(403);

        eve().get(SETTINGS).then().body("version", equalTo(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor", "admin"})
    void everybodyChangesTheirOwnWhereTheAccountLeavesItToThem(String role) {
        patch(as(account, ADA, role), MINE, "{'version': 0, 'values': {'autoLogCalls': false}}")
                .statusCode(200)
                .body("version", equalTo(1))
                .body("values.autoLogCalls", equalTo(false))
                .body("own", contains("autoLogCalls"))
                .body("locked", hasItems("dryRun", "defaultRegion"))
                .body("locked", not(hasItem("autoLogCalls")));

        as(account, ADA, role).get(MINE).then().body("values.autoLogCalls", equalTo(false));
        ben().get(MINE).then().body("values.autoLogCalls", equalTo(true)).body("own", hasSize(0));
        eve().get(SETTINGS).then().body("values.autoLogCalls", equalTo(true));
    }

    @Test
    void whatIsLockedNobodyChangesForThemselves() {
        patch(eve(), SETTINGS, "{'locked': ['popUpOnly']}").statusCode(200);

        patch(ada(), MINE, "{'values': {'popUpOnly': true, 'timeZone': 'UTC', 'autoLogCalls': false}}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", contains("values.popUpOnly", "values.timeZone"))
                .body("violations.code", contains("SETTING_LOCKED", "SETTING_OF_ACCOUNT"))
                .body("violations.message", contains("Locked by the account.", "Only the account has this setting."));

        ada().get(MINE)
                .then()
                .body("own", hasSize(0))
                .body("locked", hasItem("popUpOnly"))
                .body("values.autoLogCalls", equalTo(true));
    }

    @Test
    void anAdminSeesAndChangesAnAgents() {
        patch(eve(), SETTINGS + "/agents/" + ADA, "{'values': {'severalContacts': 'FIRST_BY_NAME'}}")
                .statusCode(200)
                .body("own", contains("severalContacts"));

        ada().get(MINE)
                .then()
                .body("values.severalContacts", equalTo("FIRST_BY_NAME"))
                .body("changedBy", equalTo("u-1"));
        eve().get(SETTINGS + "/agents/" + ADA)
                .then()
                .statusCode(200)
                .body("values.severalContacts", equalTo("FIRST_BY_NAME"));
    }

    @Test
    void anotherAccountIsNeitherSeenNorChanged() {
        patch(eve(), SETTINGS, "{'values': {'dryRun': true}}").statusCode(200);
        RequestSpecification foreign = as("another-" + account, "u-1", "admin");

        foreign.get(SETTINGS).then().body("version", equalTo(0)).body("values.dryRun", equalTo(false));
        patch(as("another-" + account, "u-1", "admin"), SETTINGS + "/agents/" + ADA, "{'values': {'popUpOnly': true}}")
                .statusCode(200);

        ada().get(MINE).then().body("own", hasSize(0)).body("values.dryRun", equalTo(true));
        as("another-" + account, "u-1", "admin")
                .get(SETTINGS + "/changes")
                .then()
                .body("items.setting", contains("popUpOnly"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'values': {'tea': true}}|values.tea",
                "{'values': {'defaultRegion': 'XX'}}|values.defaultRegion",
                "{'values': {'ownLines': ['front desk']}}|values.ownLines[0]",
                "{'values': {'severalContacts': 'OLDEST'}}|values.severalContacts",
                "{'values': {'dryRun': 'yes'}}|values.dryRun",
                "{'locked': ['dryRun']}|locked[0]",
                "{'defaultRegion': 'DE'}|defaultRegion",
                "{'values': {'trial': {'on': true, 'agent': 'u-1'}}}|values.trial.agent",
                "{'values': {}}|values",
                "{'version': 0}|values",
                "{}|values",
            })
    void whatCannotBeSetIsToldByField(String body, String field) {
        patch(eve(), SETTINGS, body).statusCode(422).body("violations.field", contains(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{", "{'values': 3}", "{'version': 'x'}"})
    void whatIsNotTheJsonThatIsExpectedIsMalformed(String body) {
        patch(eve(), SETTINGS, body).statusCode(400).contentType("application/problem+json");
    }

    @Test
    void whoeverDidNotSeeTheNewestHearsWhoWasFirst() {
        patch(eve(), SETTINGS, "{'version': 0, 'values': {'dryRun': true}}").statusCode(200);

        patch(as(account, SAM, "admin"), SETTINGS, "{'version': 0, 'values': {'dryRun': false}}")
                .statusCode(409)
                .body("happened.status", equalTo("CHANGED"))
                .body("happened.by", equalTo("u-1"))
                .body("happened.at", notNullValue());

        eve().get(SETTINGS).then().body("values.dryRun", equalTo(true));
    }

    @Test
    void aRequestThatIsSentAgainChangesNothingAgain() {
        for (int i = 0; i < 2; i++) {
            patch(eve().header("Idempotency-Key", "k-1"), SETTINGS, "{'version': 0, 'values': {'dryRun': true}}")
                    .statusCode(200)
                    .body("version", equalTo(1));
        }
        patch(eve().header("Idempotency-Key", "k-1"), SETTINGS, "{'version': 0, 'values': {'dryRun': false}}")
                .statusCode(422)
                .body("violations.field", contains("Idempotency-Key"));
    }

    @Test
    void anAdminSeesEveryChangeNewestFirstPageByPage() {
        patch(eve(), SETTINGS, "{'values': {'dryRun': true}, 'locked': ['popUpOnly']}");
        patch(ada(), MINE, "{'values': {'autoLogCalls': false}}");

        String next = eve().queryParam("limit", 2)
                .get(SETTINGS + "/changes")
                .then()
                .statusCode(200)
                .body("items.setting", contains("autoLogCalls", "locked"))
                .body("items.actor", contains(ADA, "u-1"))
                .body("items[0].agentId", equalTo(ADA))
                .body("items[0].before", nullValue())
                .body("items[0].after", equalTo(false))
                .body("items[1].agentId", nullValue())
                .body("items[1].after", contains("popUpOnly"))
                .extract()
                .path("next");
        eve().queryParams(Map.of("limit", 2, "cursor", next))
                .get(SETTINGS + "/changes")
                .then()
                .body("items.setting", contains("dryRun"))
                .body("next", nullValue());
        eve().queryParam("cursor", "x").get(SETTINGS + "/changes").then().statusCode(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent", "supervisor"})
    void othersSeeWhatWasChangedOfTheirs(String role) {
        patch(eve(), SETTINGS, "{'values': {'dryRun': true}}");
        patch(eve(), SETTINGS + "/agents/" + ADA, "{'values': {'popUpOnly': true}}");
        patch(ben(), MINE, "{'values': {'popUpOnly': true}}");

        List<String> actors = as(account, ADA, role)
                .get(SETTINGS + "/changes")
                .then()
                .statusCode(200)
                .body("items.setting", contains("popUpOnly"))
                .extract()
                .path("items.actor");
        assertThat(actors).containsExactly("u-1");
    }

    @Test
    void aListOfTenThousandIsTaken() {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            lines.append(i == 0 ? "" : ",")
                    .append("{'kind':'NUMBER','value':'+1415555%04d','reason':'Asked not to be logged'}".formatted(i));
        }
        patch(eve(), SETTINGS, "{'values': {'doNotLog': [" + lines + "]}}")
                .statusCode(200)
                .body("values.doNotLog", hasSize(10_000));
    }
}
