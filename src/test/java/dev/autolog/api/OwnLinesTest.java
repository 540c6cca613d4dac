package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
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

/** Own lines with where they come from, and what admins choose about them. */
@QuarkusTest
class OwnLinesTest extends ApiTest {
    private static final String LINES = API + "/own-lines";
    private static final String ADMIN = "u-1";
    private static final String ADAS = "+14155550101";
    private static final String BENS = "+14155550102";
    private static final String QUEUE = "+14155550100";

    private RequestSpecification admin() {
        return as(account, ADMIN, "admin");
    }

    private ValidatableResponse choose(String action, String line) {
        return admin().body(Map.of("line", line)).post(LINES + "/" + action).then();
    }

    private ValidatableResponse list() {
        return admin().get(LINES).then().statusCode(200);
    }

    private List<String> states() {
        JsonPath page = list().extract().jsonPath();
        List<String> lines = page.getList("items.line", String.class);
        List<String> states = page.getList("items.state", String.class);
        return IntStream.range(0, lines.size())
                .mapToObj(i -> lines.get(i) + " " + states.get(i))
                .toList();
    }

    private void accountListsQueue() {
        admin().body(Map.of("values", Map.of("ownLines", List.of("(415) 555-0100"))))
                .patch(API + "/settings")
                .then()
                .statusCode(200);
    }

    @Nested
    class TheList {
        @Test
        void saysOfEachLineWhereItComesFrom() {
            rang(callFrom(NOBODYS, "s-1"), bensCallFrom(NOBODYS, "s-2"));
            accountListsQueue();

            assertThat(states())
                    .containsExactly(
                            QUEUE + " SETTINGS", ADAS + " LEARNED", BENS + " LEARNED", "101 LEARNED", "102 LEARNED");
            list().body("items[0].origins", empty())
                    .body("items[0].choice", nullValue())
                    .body("items[1].origins.agentId", contains(ADA))
                    .body("items[1].origins.agentName", contains("Ada Park"))
                    .body("items[1].origins.kind", contains("NUMBER"))
                    .body("items[1].origins.callId", contains("s-1"))
                    .body("items[1].origins.current", contains(true))
                    .body("items[2].origins.agentName", contains(nullValue()))
                    .body("items[3].origins.kind", contains("EXTENSION"));
            assertThat(list().extract().jsonPath().getString("items[1].origins[0].at"))
                    .isNotBlank();
        }

        @Test
        void leavesOutWhatAnAgentHadBefore() {
            rang(callFrom(NOBODYS, "s-1").minutesAgo(30));
            rang(callFrom(NOBODYS, "s-2").agent(ADA, "101", QUEUE));

            assertThat(states()).containsExactly(QUEUE + " LEARNED", "101 LEARNED");

            choose("remove", ADAS).body("origins.current", contains(false));
            assertThat(states()).containsExactly(QUEUE + " LEARNED", ADAS + " REMOVED", "101 LEARNED");
        }

        @Test
        void hasLinesOfAnEarlierReleaseWithoutAnOrigin() {
            database.run("insert into own_line (account_id, line) values (?, ?)", account, BENS);

            list().body("items.line", contains(BENS))
                    .body("items.state", contains("LEARNED"))
                    .body("items[0].origins", empty());
        }

        @Test
        void goesOnPageByPageInTheOrderOfTheLines() {
            rang(callFrom(NOBODYS, "s-1"), bensCallFrom(NOBODYS, "s-2"));
            accountListsQueue();

            String next = admin().queryParam("limit", 2)
                    .get(LINES)
                    .then()
                    .body("items.line", contains(QUEUE, ADAS))
                    .extract()
                    .path("next");
            next = admin().queryParams("limit", 2, "cursor", next)
                    .get(LINES)
                    .then()
                    .body("items.line", contains(BENS, "101"))
                    .extract()
                    .path("next");
            admin().queryParams("limit", 2, "cursor", next)
                    .get(LINES)
                    .then()
                    .body("items.line", contains("102"))
                    .body("next", nullValue());
        }

        @Test
        void refusesACursorOfAnotherList() {
            admin().queryParam("cursor", "abc")
                    .get(LINES)
                    .then()
                    .statusCode(400)
                    .body("parameter", equalTo("cursor"));
        }
    }

    @Nested
    class AChoice {
        @Test
        void namesItsAuthorAndStandsInTheTrailOfSettings() {
            rang(callFrom(NOBODYS, "s-1"));

            choose("remove", "(415) 555-0101")
                    .statusCode(200)
                    .body("line", equalTo(ADAS))
                    .body("state", equalTo("REMOVED"))
                    .body("origins.agentId", contains(ADA))
                    .body("choice.state", equalTo("REMOVED"))
                    .body("choice.by", equalTo(ADMIN));
            choose("pin", ADAS).statusCode(200).body("state", equalTo("PINNED"));
            choose("take-back", ADAS).statusCode(204);

            assertThat(states()).containsExactly(ADAS + " LEARNED", "101 LEARNED");
            admin().get(API + "/settings/changes")
                    .then()
                    .body("items.setting", contains("ownLineChoice", "ownLineChoice", "ownLineChoice"))
                    .body("items.actor", contains(ADMIN, ADMIN, ADMIN))
                    .body("items[0].before", equalTo(Map.of("line", ADAS, "state", "PINNED")))
                    .body("items[0].after", nullValue())
                    .body("items[1].before.state", equalTo("REMOVED"))
                    .body("items[1].after.state", equalTo("PINNED"))
                    .body("items[2].before", nullValue())
                    .body("items[2].after.state", equalTo("REMOVED"));
        }

        @Test
        void madeAgainChangesNothing() {
            String at = choose("pin", BENS).statusCode(200).extract().path("choice.at");

            choose("pin", BENS).statusCode(200).body("choice.at", equalTo(at));

            admin().get(API + "/settings/changes").then().body("items.setting", contains("ownLineChoice"));
        }

        @Test
        void withAKeyIsMadeOnce() {
            RequestSpecification keyed =
                    admin().header("Idempotency-Key", "k-1").body(Map.of("line", BENS));
            keyed.post(LINES + "/pin").then().statusCode(200).body("state", equalTo("PINNED"));
            choose("remove", BENS).statusCode(200);

            keyed.post(LINES + "/pin").then().statusCode(200).body("state", equalTo("REMOVED"));

            assertThat(states()).containsExactly(BENS + " REMOVED");
            keyed.body(Map.of("line", ADAS))
                    .post(LINES + "/pin")
                    .then()
                    .statusCode(422)
                    .body("violations.code", contains("KEY_REUSED"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"pin", "remove", "take-back"})
        void needsOneNumberOrExtension(String action) {
            for (String line :
                    List.of("+1415", "sales", "+14155550101, +14155550102", "911 x", "+1 415 555 0101 x12")) {
                choose(action, line)
                        .statusCode(422)
                        .contentType("application/problem+json")
                        .body("violations.field", contains("line"))
                        .body("violations.code", contains("NOT_A_LINE"));
            }
            choose(action, " ").statusCode(422).body("violations.code", contains("REQUIRED"));
            choose(action, "1".repeat(65)).statusCode(422).body("violations.code", contains("TOO_LONG"));
            admin().post(LINES + "/" + action).then().statusCode(400);
        }

        @Test
        void cannotRemoveWhatTheSettingLists() {
            accountListsQueue();

            choose("remove", QUEUE)
                    .statusCode(422)
                    .body("violations.field", contains("line"))
                    .body("violations.code", contains("LINE_IN_SETTINGS"));
            choose("pin", QUEUE)
                    .statusCode(200)
                    .body("state", equalTo("SETTINGS"))
                    .body("choice.state", equalTo("PINNED"));
        }

        @Test
        void thatIsNotThereCannotBeTakenBack() {
            choose("take-back", ADAS).statusCode(404).contentType("application/problem+json");
        }

        @ParameterizedTest
        @CsvSource({"agent", "supervisor"})
        void isForAdmins(String role) {
            as(account, ADA, role).get(LINES).then().statusCode(403);
            for (String action : List.of("pin", "remove", "take-back")) {
                as(account, ADA, role)
                        .body(Map.of("line", ADAS))
                        .post(LINES + "/" + action)
                        .then()
                        .statusCode(403);
            }
        }

        @Test
        void isUnknownToOtherAccounts() {
            rang(callFrom(NOBODYS, "s-1"));
            choose("pin", BENS);

            RequestSpecification neighbour = as("another-" + account, ADMIN, "admin");
            neighbour.get(LINES).then().statusCode(200).body("items", empty());
            neighbour
                    .body(Map.of("line", BENS))
                    .post(LINES + "/take-back")
                    .then()
                    .statusCode(404);
            assertThat(states()).contains(BENS + " PINNED");
        }
    }
}
