package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.flow.EndedCall;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CallHistoryTest extends ApiTest {
    private static final String BOBS = "+14155552672";

    @Test
    void aCallShowsWhatIsKnownOfIt() {
        crmHas(contact("c-1", "Jane Smith", "(415) 555-2671").deal("d-1", true));
        rang(callFrom(JANES, "s-1").with("queue", "Sales"));

        ada().get(API + "/calls/" + idOf("s-1"))
                .then()
                .statusCode(200)
                .body("callId", equalTo("s-1"))
                .body("agent.id", equalTo(ADA))
                .body("agent.name", equalTo("Ada Park"))
                .body("agent.extension", equalTo("101"))
                .body("direction", equalTo("INBOUND"))
                .body("number", equalTo(JANES))
                .body("callerName", equalTo("SOMEBODY"))
                .body("talkTimeSeconds", equalTo(300))
                .body("queue", equalTo("Sales"))
                .body("outcome", equalTo("LOGGED"))
                .body("log.version", equalTo(1))
                .body("log.contactName", equalTo("Jane Smith"))
                .body("log.association.title", equalTo("Deal d-1"))
                .body("log.loggedBy", equalTo("AUTO"))
                .body("log.editedBy", nullValue())
                .body("conflict", nullValue())
                .body("trail.action", equalTo(List.of("LOGGED")))
                .body("trail[0].actor", equalTo("AUTO"))
                .body("trail[0].code", equalTo("LOGGED"))
                .body(
                        "trail[0].parameters",
                        equalTo(Map.of(
                                "contact", "Jane Smith",
                                "association", "Deal d-1",
                                "reason", "ONE_CONTACT",
                                "matchedPhone", "(415) 555-2671")));
    }

    @Test
    void theTrailSaysWhyAPersonMustChoose() {
        crmHas(contact("c-1", "Jane Smith", "(415) 555-2671"), contact("c-2", "Bob Ray", "415.555.2671"));
        rang(callFrom(JANES, "s-1"));

        ada().get(API + "/calls/" + idOf("s-1"))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("IN_CONFLICT"))
                .body("conflictKind", equalTo("MULTIPLE_CONTACTS"))
                .body("conflict.status", equalTo("OPEN"))
                .body("conflict.candidates.name", equalTo(List.of("Jane Smith", "Bob Ray")))
                .body("trail[0].code", equalTo("CONFLICT_OPENED"))
                .body("trail[0].parameters.contactCount", equalTo(2))
                .body("trail[0].parameters.contacts.name", contains("Jane Smith", "Bob Ray"))
                .body("trail[0].parameters.contacts.matchedPhone", contains("(415) 555-2671", "415.555.2671"));
    }

    @Test
    void pagesFollowOneAnotherWithoutGapsOrRepeatsWhateverComesMeanwhile() {
        for (int i = 0; i < 7; i++) {
            // Two and two started at the same time.
            rang(callFrom(JANES, "s-" + i).minutesAgo(10 - i / 2));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = ada().queryParam("limit", 2)
                    .queryParam("cursor", cursor)
                    .get(API + "/calls")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.callId", String.class));
            cursor = page.getString("next");
            if (seen.size() == 2) {
                rang(callFrom(JANES, "s-new"));
            }
        } while (cursor != null);
        assertThat(seen).hasSize(7).doesNotHaveDuplicates().doesNotContain("s-new");
        assertThat(seen.getFirst()).isEqualTo("s-6");
    }

    @ParameterizedTest
    @CsvSource({
        "view, missed, s-missed",
        "view, LOGGED, s-logged",
        "view, unlogged, s-out s-missed",
        "direction, OUTBOUND, s-out",
        "q, jane, s-logged",
        "q, sMi JA, s-logged",
        "q, initech smith, s-logged",
        "q, (415) 555-2671, s-logged",
        "q, 415 555 2673, s-out",
        "q, nobody, ''",
        "agent, u-17, s-out s-missed s-logged",
        "agent, u-99, ''"
    })
    void filtersNarrowTheHistory(String parameter, String value, String expected) {
        crmHas(contact("c-1", "Jane Smith", "(415) 555-2671"), contact("c-2", "Bob Ray", BOBS));
        rang(
                callFrom(JANES, "s-logged").minutesAgo(3),
                callFrom("+14155552674", "s-missed")
                        .minutesAgo(2)
                        .with("result", "MISSED")
                        .with("answeredAt", null),
                EndedCall.to(NOBODYS, account, "s-out").minutesAgo(1));

        assertThat(callIds(sam(), "/calls", Map.of(parameter, value)))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
    }

    @Test
    void bothTalksOfAnAgentInOneCallAreInTheHistory() {
        rang(
                callFrom(JANES, "s-1").minutesAgo(20).with("recordingUrl", "https://recordings.example/1"),
                callFrom(JANES, "s-1").with("recordingUrl", "https://recordings.example/2"));

        ada().get(API + "/calls")
                .then()
                .body("items.callId", contains("s-1", "s-1"))
                .body("items.recordingUrl", contains("https://recordings.example/2", "https://recordings.example/1"));
    }

    @Test
    void timeNarrowsTheHistoryFromAMomentToBeforeAnother() {
        rang(callFrom(JANES, "s-1").minutesAgo(60), callFrom(JANES, "s-2").minutesAgo(40));
        String start = ada().get(API + "/calls/" + idOf("s-2")).jsonPath().getString("startedAt");

        assertThat(callIds(ada(), "/calls", Map.of("from", start))).containsExactly("s-2");
        assertThat(callIds(ada(), "/calls", Map.of("to", start))).containsExactly("s-1");
    }

    @Test
    void aSearchByNameFindsCallsOfTheContactsNumberThatAreNotLoggedToo() {
        rang(callFrom(BOBS, "s-before").minutesAgo(1));
        crmHas(contact("c-2", "Bob Ray", BOBS), contact("c-3", "Rob Ray", BOBS));
        rang(callFrom(BOBS, "s-conflict"));

        assertThat(callIds(ada(), "/calls", Map.of("q", "bob"))).containsExactly("s-conflict", "s-before");
    }

    @Test
    void anAgentSeesOwnCallsAndASupervisorAll() {
        rang(callFrom(JANES, "s-1").minutesAgo(2), bensCallFrom(JANES, "s-2").minutesAgo(1), queueCall("s-3"));

        assertThat(callIds(ada(), "/calls", Map.of())).containsExactly("s-1");
        assertThat(callIds(ada(), "/calls", Map.of("q", JANES))).containsExactly("s-1");
        assertThat(callIds(ada(), "/calls", Map.of("agent", BEN))).isEmpty();
        assertThat(callIds(sam(), "/calls", Map.of())).containsExactly("s-3", "s-2", "s-1");
        assertThat(callIds(sam(), "/calls", Map.of("agent", BEN))).containsExactly("s-2");
        assertThat(callIds(as("another-" + account, SAM, "admin"), "/calls", Map.of()))
                .isEmpty();
    }

    private EndedCall queueCall(String callId) {
        return callFrom(JANES, callId)
                .with("agent", null)
                .with("queue", "Sales")
                .with("result", "MISSED")
                .with("answeredAt", null);
    }

    @ParameterizedTest
    @CsvSource({
        "limit, 0",
        "limit, 101",
        "limit, many",
        "cursor, none",
        "view, some",
        "direction, UP",
        "from, yesterday",
        "q, a"
    })
    void aQueryThatMakesNoSenseIsRefusedByName(String parameter, String value) {
        ada().queryParam(parameter, value)
                .get(API + "/calls")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("parameter", equalTo(parameter))
                .body("code", equalTo("INVALID_PARAMETER"))
                .body("parameters.parameter", equalTo(parameter))
                .body("detail", notNullValue());
    }

    @Test
    void whatIsNotThereIsNotFound() {
        for (String id : List.of(UUID.randomUUID().toString(), "none")) {
            ada().get(API + "/calls/" + id)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("title", equalTo("Not Found"));
        }
    }
}
