package dev.autolog.api;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.flow.TextMessage;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Threads of messages where people see calls. */
@QuarkusTest
class MessagesViewTest extends ApiTest {
    private TextMessage from(String number, String id) {
        return TextMessage.from(number, account, id);
    }

    /** Publishes messages and waits until they are in their threads. */
    private void exchanged(TextMessage... messages) {
        for (TextMessage message : messages) {
            wire.message(message);
        }
        wire.settle(database);
    }

    @Test
    void aThreadIsShownAmongCallsWithWhatWasWritten() {
        crmHas(contact("c-1", "Jane Smith", "(415) 555-2671"));
        exchanged(from(JANES, "m-1").text("Can you send me the contract?"));
        exchanged(TextMessage.to(JANES, account, "m-2")
                .at("09:12")
                .text("Here it is.")
                .attached("contract.pdf"));
        rang(callFrom(JANES, "s-1"));

        ada().get(API + "/calls")
                .then()
                .statusCode(200)
                .body("items.medium", equalTo(List.of("CALL", "SMS")))
                .body("items[0].messages", nullValue())
                .body("items[0].result", equalTo("ANSWERED"))
                .body("items[1].result", nullValue())
                .body("items[1].talkTimeSeconds", equalTo(0))
                .body("items[1].messages.count", equalTo(2))
                .body("items[1].messages.text", equalTo("""
                        2026-11-23 UTC
                        09:10 SOMEBODY: Can you send me the contract?
                        09:12 Ada Park: Here it is. [attached: contract.pdf]"""))
                .body("items[1].log.subject", equalTo("Messages with Jane Smith"));
    }

    @Test
    void itsTrailSaysInPlainWordsHowItGrew() {
        crmHas(contact("c-1", "Jane Smith", "(415) 555-2671"));
        exchanged(from(JANES, "m-1"));
        exchanged(from(JANES, "m-2").at("09:12"));

        ada().get(API + "/calls/" + id())
                .then()
                .statusCode(200)
                .body("trail.code", equalTo(List.of("LOGGED", "LOG_CORRECTED_MESSAGES")))
                .body(
                        "trail[0].parameters",
                        equalTo(Map.of(
                                "contact", "Jane Smith",
                                "reason", "ONE_CONTACT",
                                "matchedPhone", "(415) 555-2671")))
                .body("trail[1].parameters", equalTo(Map.of()));
    }

    @Test
    void aThreadInConflictIsSettledAsACallIs() {
        crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", JANES));
        exchanged(from(JANES, "m-1").text("Hello"));

        ada().get(API + "/conflicts")
                .then()
                .statusCode(200)
                .body("items[0].medium", equalTo("SMS"))
                .body("items[0].kind", equalTo("MULTIPLE_CONTACTS"))
                .body("items[0].messages.count", equalTo(1))
                .body("items[0].messages.text", containsString("09:10 SOMEBODY: Hello"))
                .body("items[0].result", nullValue());
        ada().body("{\"contactId\": \"c-2\"}")
                .post(API + "/conflicts/" + id() + "/resolve")
                .then()
                .statusCode(200);
        ada().get(API + "/calls/" + id())
                .then()
                .body("log.contactId", equalTo("c-2"))
                .body("log.subject", equalTo("Messages with Bob Ray"));
    }

    @Test
    void aDismissedThreadIsOneOfMessages() {
        exchanged(from(NOBODYS, "m-1"));
        ada().body("{\"reason\": \"Spam\"}")
                .post(API + "/conflicts/" + id() + "/dismiss")
                .then()
                .statusCode(200);

        ada().get(API + "/calls/" + id())
                .then()
                .body("notLoggedReason", equalTo("DISMISSED"))
                .body("trail[1].code", equalTo("CONFLICT_DISMISSED"))
                .body("trail[1].parameters", equalTo(Map.of("medium", "SMS", "note", "Spam")));
    }

    @Test
    void aSharedInboxsConversationIsForSupervisors() {
        exchanged(from(NOBODYS, "m-1").inSupport());

        ada().get(API + "/conflicts").then().body("items", equalTo(List.of()));
        sam().get(API + "/conflicts")
                .then()
                .body("items[0].medium", equalTo("SMS"))
                .body("items[0].agent", nullValue())
                .body("items[0].queue", equalTo("Support"));
    }

    private String id() {
        return database.rows("select id from call_leg where account_id = ? and message_count is not null", account)
                .getFirst();
    }
}
