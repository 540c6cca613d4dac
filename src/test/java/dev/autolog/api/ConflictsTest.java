package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.flow.Wire.Out;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class ConflictsTest extends ApiTest {
    @BeforeEach
    void crm() {
        crmHas(
                contact("c-1", "Jane Smith", "(415) 555-2671").deal("d-1", true).deal("d-2", true),
                contact("c-2", "Bob Ray", "415.555.2671"));
    }

    @Test
    void aConflictShowsWhatThereIsToChooseFrom() {
        rang(callFrom(JANES, "s-1"));
        ada().get(API + "/conflicts/" + idOf("s-1"))
                .then()
                .statusCode(200)
                .body("id", equalTo(idOf("s-1").toString()))
                .body("version", equalTo(1))
                .body("kind", equalTo("MULTIPLE_CONTACTS"))
                .body("status", equalTo("OPEN"))
                .body("number", equalTo(JANES))
                .body("agent.name", equalTo("Ada Park"))
                .body("candidates", hasSize(2))
                .body("candidates[0].matchedPhone", equalTo("(415) 555-2671"))
                .body("candidates[0].associations.title", equalTo(List.of("Deal d-1", "Deal d-2")))
                .body("resolvedAt", nullValue());
    }

    @ParameterizedTest
    @CsvSource({
        "kind, no_contact_match, s-2",
        "number, +14155552671, s-1",
        "number, +14155552672, ''",
        "status, RESOLVED, ''",
        "agent, u-17, s-2 s-1",
        "agent, u-18, ''"
    })
    void filtersNarrowTheList(String parameter, String value, String expected) {
        rang(callFrom(JANES, "s-1").minutesAgo(2), callFrom(NOBODYS, "s-2").minutesAgo(1));
        assertThat(callIds(sam(), "/conflicts", Map.of(parameter, value)))
                .containsExactlyElementsOf(expected.isEmpty() ? List.of() : List.of(expected.split(" ", -1)));
    }

    @Test
    void theBadgeCountsWhatThePersonMaySee() {
        rang(callFrom(JANES, "s-1"), bensCallFrom(JANES, "s-2"));
        ada().get(API + "/conflicts/count").then().body("count", equalTo(1)).body("atLeast", equalTo(false));
        sam().get(API + "/conflicts/count").then().body("count", equalTo(2));
    }

    @Test
    void aConflictIsResolvedWithACandidateAndEverybodyHearsOfIt() {
        rang(callFrom(JANES, "s-1"));
        resolve("s-1", """
                        {"contactId": "c-1", "associationId": "d-2", "notes": "wants a quote", "disposition": "Quote"}""")
                .statusCode(200)
                .body("outcome", equalTo("LOGGED"))
                .body("log.contactId", equalTo("c-1"))
                .body("log.association.title", equalTo("Deal d-2"))
                .body("log.notes", equalTo("wants a quote"))
                .body("log.disposition", equalTo("Quote"))
                .body("log.subject", equalTo("Inbound call from Jane Smith"))
                .body("log.loggedBy", equalTo("AGENT"));

        Out log = wire.await("call-logged", account, 1).getFirst();
        assertThat(log.text("contactId")).isEqualTo("c-1");
        assertThat(log.text("disposition")).isEqualTo("Quote");
        Out settled = wire.await("unresolved-conflicts", account, 2).get(1);
        assertThat(settled.text("status")).isEqualTo("RESOLVED");
        assertThat(settled.text("resolvedBy")).isEqualTo(ADA);
        ada().get(API + "/calls/" + idOf("s-1"))
                .then()
                .body("conflict.status", equalTo("RESOLVED"))
                .body("trail.actorName", hasItem("Ada Park"))
                .body("trail.code", hasItem("CONFLICT_RESOLVED"));
    }

    @Test
    void whereSeveralAssociationsAreOpenOneHasToBeNamedOrNoneOnPurpose() {
        rang(callFrom(JANES, "s-1"));
        resolve("s-1", "{\"contactId\": \"c-1\"}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("violations.field", equalTo(List.of("associationId")))
                .body("violations[0].message", notNullValue());
        resolve("s-1", "{\"contactId\": \"c-1\", \"associationId\": null}")
                .statusCode(200)
                .body("log.association", nullValue());
    }

    @Test
    void theSecondOfTwoPeopleHearsWhatHappenedAndByWhom() {
        rang(callFrom(JANES, "s-1"));
        resolve("s-1", "{\"contactId\": \"c-2\"}").statusCode(200);
        sam().body("{\"contactId\": \"c-1\", \"associationId\": null}")
                .post(API + "/conflicts/" + idOf("s-1") + "/resolve")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("happened.status", equalTo("LOGGED"))
                .body("happened.by", equalTo(ADA))
                .body("happened.byName", equalTo("Ada Park"))
                .body("happened.at", notNullValue());
    }

    @Test
    void aConflictIsDismissedWithAReason() {
        rang(callFrom(JANES, "s-1"));
        ada().body("{\"reason\": \"wrong number\"}")
                .post(API + "/conflicts/" + idOf("s-1") + "/dismiss")
                .then()
                .statusCode(200)
                .body("status", equalTo("DISMISSED"))
                .body("resolvedBy", equalTo(ADA))
                .body("dismissedBecause", equalTo("wrong number"));
        ada().get(API + "/calls/" + idOf("s-1"))
                .then()
                .body("outcome", equalTo("NOT_LOGGED"))
                .body("notLoggedReason", equalTo("DISMISSED"))
                .body(
                        "trail.find { it.code == 'CONFLICT_DISMISSED' }.parameters",
                        equalTo(Map.of("medium", "CALL", "note", "wrong number")));
    }

    @Test
    void aRequestThatIsSentAgainUnderItsKeyChangesNothingAgain() {
        rang(callFrom(JANES, "s-1"));
        for (int i = 0; i < 2; i++) {
            ada().header("Idempotency-Key", "k-1")
                    .body("{\"contactId\": \"c-2\"}")
                    .post(API + "/conflicts/" + idOf("s-1") + "/resolve")
                    .then()
                    .statusCode(200)
                    .body("log.version", equalTo(1));
        }
        ada().header("Idempotency-Key", "k-1")
                .body("{\"contactId\": \"c-1\", \"associationId\": null}")
                .post(API + "/conflicts/" + idOf("s-1") + "/resolve")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("Idempotency-Key")));
    }

    @Test
    void ofManyConflictsEachHasItsOwnOutcome() {
        rang(callFrom(JANES, "s-1"), callFrom(JANES, "s-2"), bensCallFrom(JANES, "s-3"));
        resolve("s-2", "{\"contactId\": \"c-2\"}").statusCode(200);
        UUID nobodys = UUID.randomUUID();
        String ids = String.join(
                "\", \"",
                idOf("s-1").toString(),
                idOf("s-2").toString(),
                idOf("s-3").toString(),
                nobodys.toString());

        ada().body("{\"conflictIds\": [\"" + ids + "\"], \"contactId\": \"c-2\"}")
                .post(API + "/conflicts/resolve")
                .then()
                .statusCode(200)
                .body("results.status", equalTo(List.of(200, 409, 404, 404)))
                .body("results[0].problem", nullValue())
                .body("results[1].problem.happened.byName", equalTo("Ada Park"));
        sam().body("{\"conflictIds\": [\"" + idOf("s-3") + "\"], \"reason\": \"spam\"}")
                .post(API + "/conflicts/dismiss")
                .then()
                .statusCode(200)
                .body("results.status", equalTo(List.of(200)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|422|contactId",
                "{\"contactId\": \" \"}|422|contactId",
                "{\"contactId\": \"c-9\"}|422|contactId",
                "{\"contactId\": \"c-1\", \"newContact\": {\"name\": \"X\"}}|422|newContact",
                "{\"newContact\": {\"name\": \" \"}}|422|newContact.name",
                "{\"contactId\": \"c-1\", \"associationId\": \"d-9\"}|422|associationId",
                "{\"contactId\": \"c-2\", \"subject\": \"a\\u0000b\"}|422|subject"
            })
    void whatCannotBeFollowedIsRefusedByField(String body, int status, String field) {
        rang(callFrom(JANES, "s-1"));
        resolve("s-1", body).statusCode(status).body("violations.field", equalTo(List.of(field)));
        ada().get(API + "/conflicts/" + idOf("s-1")).then().body("status", equalTo("OPEN"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{|400", "[]|400", "''|400", "{\"contactId\": {}}|400", "{\"rememberNumber\": \"x\"}|400"})
    void whatIsNotTheJsonThatIsExpectedIsMalformed(String body, int status) {
        rang(callFrom(JANES, "s-1"));
        resolve("s-1", body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("title", equalTo("Bad Request"));
    }

    @Test
    void aBodyWithoutEndIsNotRead() {
        ada().body("{\"notes\": \"" + "x".repeat(2_200_000) + "\"}")
                .post(API + "/conflicts/" + UUID.randomUUID() + "/resolve")
                .then()
                .statusCode(413);
    }

    private ValidatableResponse resolve(String callId, String body) {
        return ada().body(body)
                .post(API + "/conflicts/" + idOf(callId) + "/resolve")
                .then();
    }
}
