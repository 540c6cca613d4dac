package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
class StatusApiTest extends ApiTest {
    private static final String JANES = "+14155552671";
    private static final String TWINS = "+14155552672";
    private static final String NOBODYS = "+14155552673";

    private ValidatableResponse status() {
        return sam().get(API + "/status").then().statusCode(200);
    }

    private void crm() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", TWINS), contact("c-3", "Rob Ray", TWINS));
    }

    /** Calls that began a moment ago, so that they are today's unless the day is a second old. */
    private EndedCall justNow(String number, String callId) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        return callFrom(number, callId)
                .with("startedAt", now)
                .with("answeredAt", now)
                .with("endedAt", now);
    }

    @Test
    void whileAllIsWellItRunsAndNothingWaits() {
        wire.settle(database);

        status().body("verdict", equalTo("RUNNING"))
                .body("reasons", empty())
                .body("machine.database", is(true))
                .body("machine.schema", is(true))
                .body("machine.kafka", is(true))
                .body("machine.relay", is(true))
                .body("machine.waiting.topic", equalTo(List.of("call-ended", "message-exchanged", "crm-contacts")))
                .body("account.open.count", equalTo(0))
                .body("account.open.oldestStartedAt", nullValue())
                .body("account.deadLetters", empty());
    }

    @Test
    void theFiguresOfTheDayTellWhatBecameOfTheCallsAndOfTheConflicts() {
        crm();
        rang(
                justNow(JANES, "s-1"),
                justNow(JANES, "s-2"),
                justNow(TWINS, "s-3"),
                justNow(NOBODYS, "s-4"),
                justNow(NOBODYS, "s-5"),
                justNow("103", "s-6"));
        sam().body(Map.of("contactId", "c-2"))
                .post(API + "/conflicts/" + idOf("s-3") + "/resolve")
                .then()
                .statusCode(200);

        JsonPath told = status().extract().jsonPath();
        assertThat(told.getString("account.today.timeZone")).isEqualTo("UTC");
        assertThat(sum(told, "loggedAutomatically")).isEqualTo(2);
        assertThat(sum(told, "loggedByPeople")).isEqualTo(1);
        assertThat(sum(told, "loggedByRule")).isZero();
        assertThat(sum(told, "conflicts.MULTIPLE_CONTACTS")).isEqualTo(1);
        assertThat(sum(told, "conflicts.NO_CONTACT_MATCH")).isEqualTo(2);
        assertThat(sum(told, "notLogged.INTERNAL_CALL")).isEqualTo(1);
        assertThat(sum(told, "settledByPeople")).isEqualTo(1);
        assertThat(told.getInt("account.open.count")).isEqualTo(2);
        assertThat(told.getString("account.open.oldestStartedAt")).isNotNull();
    }

    /** Over the hours of the day; a figure of a map by its name, as {@code conflicts.NO_CONTACT_MATCH}. */
    private static int sum(JsonPath told, String figure) {
        return told.<Number>getList("account.today.hours." + figure).stream()
                .filter(Objects::nonNull)
                .mapToInt(Number::intValue)
                .sum();
    }

    @Test
    void anAccountSeesItsOwnDeadLettersAndCallsAlone() {
        crm();
        rang(justNow(NOBODYS, "s-1"));
        wire.send("call-ended", account + "/s-9", "{");
        wire.await("call-ended-dead-letter", account, 1);
        Wire.patiently()
                .until(() -> database.count("select count(*) from dead_letter where account_id = ?", account) == 1);

        status().body("account.deadLetters", hasItems(Map.of("topic", "call-ended", "reason", "NOT_JSON", "count", 1)));
        as(account + "-other", SAM, "admin")
                .get(API + "/status")
                .then()
                .statusCode(200)
                .body("account.deadLetters", empty())
                .body("account.open.count", equalTo(0))
                .body("account.today.hours.conflicts.flatten().findAll { !it.isEmpty() }", empty())
                .body("account.today.hours[0].notLogged", aMapWithSize(0));
    }

    @Test
    void itIsForSupervisorsAndAdmins() {
        ada().get(API + "/status").then().statusCode(403).body("code", equalTo("SUPERVISOR_REQUIRED"));
    }
}
