package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.autolog.flow.CrmContact;
import dev.autolog.flow.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class LogsAndContactsTest extends ApiTest {
    @Test
    void aCallOfNobodysIsLoggedByHandOnANewContactWhichIsFoundFromThenOn() {
        rang(callFrom(NOBODYS, "s-1"));
        String contactId = ada().body("{\"newContact\": {\"name\": \"Zoë Nuñez\", \"type\": \"Lead\"}}")
                .post(API + "/calls/" + idOf("s-1") + "/log")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("LOGGED"))
                .body("log.contactName", equalTo("Zoë Nuñez"))
                .extract()
                .path("log.contactId");

        ada().queryParam("q", "nunez zo")
                .get(API + "/contacts")
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(contactId)))
                .body("items[0].placeholder", equalTo(true))
                .body("items[0].type", equalTo("Lead"))
                .body("items[0].phones[0].number", equalTo(NOBODYS))
                .body("next", nullValue());
        ada().get(API + "/contacts/" + contactId).then().statusCode(200).body("name", equalTo("Zoë Nuñez"));
    }

    @Test
    void aLogIsEditedFieldByFieldAndMoved() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", "415-555-2672"));
        rang(callFrom(JANES, "s-1"));
        String log = API + "/calls/" + idOf("s-1") + "/log";

        ada().body("{\"notes\": \"call back\", \"version\": 1}")
                .patch(log)
                .then()
                .statusCode(200)
                .body("log.notes", equalTo("call back"))
                .body("log.version", equalTo(2))
                .body("log.editedBy", equalTo(ADA));
        ada().body("{\"notes\": null, \"disposition\": \"Done\"}")
                .patch(log)
                .then()
                .statusCode(200)
                .body("log.notes", nullValue())
                .body("log.disposition", equalTo("Done"));
        ada().body("{\"contactId\": \"c-2\"}")
                .patch(log)
                .then()
                .statusCode(200)
                .body("log.contactName", equalTo("Bob Ray"))
                .body("log.subject", equalTo("Inbound call from Bob Ray"))
                .body("log.disposition", equalTo("Done"));
        ada().body("{\"notes\": \"stale\", \"version\": 1}")
                .patch(log)
                .then()
                .statusCode(409)
                .body("happened.status", equalTo("CHANGED"))
                .body("happened.by", equalTo(ADA));
        ada().get(API + "/calls/" + idOf("s-1"))
                .then()
                .body(
                        "trail.find { it.code == 'LOG_MOVED' }.parameters",
                        equalTo(Map.of("before", "Jane Smith", "contact", "Bob Ray")));
    }

    @Test
    void anAssociationIsNamedByItsKindWhereSeveralHaveOneId() {
        crmHas(contact("c-1", "Jane Smith", JANES)
                .association("deal", "42", true)
                .association("project", "42", true)
                .association("deal", "43", true));
        rang(callFrom(JANES, "s-1"));
        String log = API + "/calls/" + idOf("s-1") + "/log";
        String begin = "{\"contactId\": \"c-1\", \"associationId\": ";

        ada().body(begin + "\"42\"}")
                .post(log)
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("associationKind")))
                .body("violations.code", equalTo(List.of("ASSOCIATION_KIND_REQUIRED")));
        ada().body(begin + "\"42\", \"associationKind\": \"order\"}")
                .post(log)
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("associationId")))
                .body("violations.code", equalTo(List.of("ASSOCIATION_NOT_OPEN")));
        ada().body(begin + "\"43\", \"associationKind\": \"project\"}")
                .post(log)
                .then()
                .statusCode(422);
        ada().body(begin + "\"42\", \"associationKind\": \"project\"}")
                .post(log)
                .then()
                .statusCode(200)
                .body("log.association.kind", equalTo("project"));
        ada().body("{\"associationId\": \"42\", \"associationKind\": \"deal\"}")
                .patch(log)
                .then()
                .statusCode(200)
                .body("log.association.kind", equalTo("deal"))
                .body("log.version", equalTo(2));
    }

    @Test
    void whatARecordOfAContactLostIsListedForAdmins() {
        CrmContact crowded = contact("c-1", "Jane Smith", JANES);
        for (int i = 0; i <= 1000; i++) {
            crowded = crowded.association("deal", "d-" + i, false);
        }
        crmHas(
                crowded.phone("null").with("region", "QQ").with("createdAt", "0001-01-01T00:00:00Z"),
                contact("c-2", "Bob Ray", JANES).with("updatedAt", "2026-11-02T08:30:00+0000"));

        as(account, SAM, "admin")
                .get(API + "/record-warnings")
                .then()
                .statusCode(200)
                .body("items.contactId", everyItem(equalTo("c-1")))
                .body(
                        "items.collect { it.field + ' ' + it.reason }",
                        containsInAnyOrder(
                                "phones[1] WRONG_TYPE",
                                "region UNKNOWN_VALUE",
                                "createdAt ABSURD_DATE",
                                "associations TOO_LONG"))
                .body("items.topic", everyItem(equalTo("crm-contacts")))
                .body("next", nullValue());
        sam().get(API + "/record-warnings").then().statusCode(403);
    }

    @Test
    void aPlaceholderIsMadeOnceForANumber() {
        String body = "{\"name\": \"Zoe\", \"number\": \"(415) 555-2673\"}";
        String id = ada().body(body)
                .post(API + "/contacts")
                .then()
                .statusCode(201)
                .header("Location", startsWith("/api/v1/contacts/"))
                .body("placeholder", equalTo(true))
                .extract()
                .path("id");
        ben().body(body).post(API + "/contacts").then().statusCode(200).body("id", equalTo(id));
        ada().body("{\"name\": \"Zoe\", \"number\": \"anonymous\"}")
                .post(API + "/contacts")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("number")));
        ada().body("{}")
                .post(API + "/contacts")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("name", "number")));
    }

    @Test
    void contactsAreFoundByNumberInAnyForm() {
        crmHas(contact("c-1", "Jane Smith", "(415) 555-2671").deal("d-1", false));
        for (String typed : List.of("+1 415 555 2671", "4155552671", "555-2671")) {
            ada().queryParam("q", typed)
                    .get(API + "/contacts")
                    .then()
                    .statusCode(200)
                    .body("items.id", equalTo(List.of("c-1")))
                    .body("items[0].phones[0].raw", equalTo("(415) 555-2671"))
                    .body("items[0].associations[0].open", equalTo(false));
        }
    }

    @Test
    void aNumberIsRememberedUntilSomebodyForgetsIt() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", JANES));
        rang(callFrom(JANES, "s-1"));
        ada().body("{\"contactId\": \"c-2\", \"rememberNumber\": true}")
                .post(API + "/conflicts/" + idOf("s-1") + "/resolve")
                .then()
                .statusCode(200);
        ada().get(API + "/remembered-numbers")
                .then()
                .statusCode(200)
                .body("items.number", equalTo(List.of(JANES)))
                .body("items[0].contactName", equalTo("Bob Ray"))
                .body("items[0].rememberedBy", equalTo(ADA));
        rang(callFrom(JANES, "s-2"));
        ada().get(API + "/calls/" + idOf("s-2"))
                .then()
                .body("log.contactId", equalTo("c-2"))
                .body("log.loggedBy", equalTo("POLICY"));

        ada().delete(API + "/remembered-numbers/" + JANES).then().statusCode(204);
        ada().delete(API + "/remembered-numbers/" + JANES).then().statusCode(404);
        ada().get(API + "/remembered-numbers").then().body("items", equalTo(List.of()));
    }

    @ParameterizedTest
    @CsvSource({"agent, u-18, 403", "agent, u-17, 204", "supervisor, u-18, 204", "admin, u-18, 204"})
    void anAgentForgetsOnlyWhatThatAgentRemembered(String role, String agent, int status) {
        database.run(
                "insert into remembered_number (account_id, number, contact_id, remembered_by, remembered_at)"
                        + " values (?, ?, 'c-1', ?, now())",
                account,
                JANES,
                ADA);
        as("another-" + account, ADA, "admin")
                .delete(API + "/remembered-numbers/" + JANES)
                .then()
                .statusCode(404);

        var answer = as(account, agent, role)
                .delete(API + "/remembered-numbers/" + JANES)
                .then()
                .statusCode(status);

        if (status == 403) {
            answer.body("code", equalTo("OTHERS_CHOICE"));
        }
        assertThat(database.count("select count(*) from remembered_number where account_id = ?", account))
                .isEqualTo(status == 403 ? 1 : 0);
    }

    @Test
    void aConflictThatSettlesItselfIsGoneFromTheList() {
        rang(callFrom(NOBODYS, "s-1"));
        assertThat(ada().get(API + "/conflicts/count").jsonPath().getInt("count"))
                .isEqualTo(1);
        crmHas(contact("c-3", "Cora Diaz", NOBODYS));
        Wire.patiently()
                .untilAsserted(() -> ada().get(API + "/conflicts/count").then().body("count", equalTo(0)));
        ada().get(API + "/calls/" + idOf("s-1"))
                .then()
                .body("outcome", equalTo("LOGGED"))
                .body("trail.code", hasItem("CONFLICT_RESOLVED_CONTACTS_CHANGED"));
    }
}
