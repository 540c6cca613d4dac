package dev.autolog.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire;
import dev.autolog.local.Management;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.support.ui.Select;

/** What administrators look after: past calls, records that could not be processed, and rules that are only tried. */
@QuarkusTest
class UpkeepTest extends PageTest {
    private static final String ADMIN = "Ida Lindt";
    private static final String AGENT = "Erik Baum";
    private static final String AGENT_ID = "n-2";
    private static final String TOMS = "+12125550142";
    private static final String STRANGERS = "+12125550177";
    private static final String VERAS = "+12125550143";

    UpkeepTest() {
        super("nordwind");
    }

    @BeforeEach
    void nothingIsSet() {
        resetSettings(AGENT_ID);
        crmHas(contact("c-3", "Tom Becker", "+1 212 555 0142"), contact("c-4", "Vera Lund", "+1 212 555 0143"));
    }

    @Test
    void pastCallsAreLookedAtFirstAndThenLogged() {
        change(Map.of("values", Map.of("autoLogCalls", false)), "n-8");
        rings(callFrom(VERAS), "PAST CALLER", AGENT_ID, AGENT);
        awaitNotLogged("AUTO_LOG_OFF");
        change(Map.of("values", Map.of("autoLogCalls", true)), "n-8");

        Browser admin = browserOf(ADMIN);
        admin.settings("past-calls");
        admin.see("button", "Preview").click();
        admin.see(".state", "Ready to start");
        assertThat(admin.see(".figure.is-wouldlog").getText()).doesNotStartWith("0");
        assertThat(database.count(
                        "select count(*) from call_leg where account_id = ? and outcome = 'LOGGED'"
                                + " and shown_number = ?",
                        account(),
                        VERAS))
                .isZero();
        admin.see("button", "Start logging").click();
        admin.see(".state", "Done");

        Wire.patiently()
                .until(() -> wire.on("call-logged", account()).stream()
                        .anyMatch(log -> log.text("contactName").equals("Vera Lund")
                                && log.text("agentId").equals(AGENT_ID)));
        admin.see("button", "Preview");
    }

    @Test
    void contactsOfAFileAreLookedAtFirstAndThenBroughtIn(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("contacts.csv"), "Who;Telefon\nZora Quist;+1 212 555 0188\nNo One;4,9E+11\n");
        Browser admin = browserOf(ADMIN);
        admin.settings("contact-upload");
        admin.see("#contact-file").sendKeys(file.toString());
        admin.see("button", "Preview").click();
        admin.see(".state", "Ready to start");
        admin.see(".entry", "Without a name");
        admin.see(".entry", "Line 3:");

        new Select(admin.see("#column-0")).selectByVisibleText("Name");
        admin.see(".entry", "Zora Quist");
        assertThat(wire.on("crm-contacts", account()))
                .noneMatch(out -> out.text("name").equals("Zora Quist"));
        admin.see("button", "Bring 1 contact in").click();
        admin.see(".state", "Done");

        Wire.patiently()
                .until(() -> wire.on("crm-contacts", account()).stream()
                        .anyMatch(out -> out.text("name").equals("Zora Quist")));
        assertThat(admin.see("a[download]").getText()).isEqualTo("Save the report of bad rows (CSV)");
        admin.see("button", "Another file").click();
        admin.see("#contact-file");
    }

    @Test
    void aRecordThatCouldNotBeProcessedIsShownReplayedAndDiscarded() {
        String callId = "s-" + UUID.randomUUID();
        wire.send(
                "call-ended",
                account() + "/" + callId,
                "{\"accountId\":\"" + account() + "\",\"callId\":\"" + callId + "\",\"words\":\"not a call\"}");
        Browser admin = browserOf(ADMIN);
        Wire.patiently()
                .until(() -> database.count("select count(*) from dead_letter where account_id = ?", account()) > 0);

        admin.settings("dead-letters");
        assertThat(admin.see(".entry").getText()).contains("Missing field", "call-ended, partition");
        admin.see("summary").click();
        admin.see(".excerpt", "not a call");
        admin.see(".entry input").click();
        admin.see(".toolbar button", "Replay").click();
        admin.see(".notice", "1 dead letter replayed.");
        Wire.patiently()
                .until(() -> database.count("select count(*) from dead_letter where account_id = ?", account()) > 1);

        admin.settings("dead-letters");
        admin.see(".entry", "replayed before");
        admin.see(".toolbar label").click();
        admin.see(".toolbar button", "Discard…").click();
        admin.see(".confirmation button", "Discard").click();
        admin.see(".empty-title", "No waiting dead letters");
        admin.see(".choice button", "Discarded").click();
        admin.see(".entry", "Missing field");
    }

    @Test
    void anApiKeyIsShownOnceAndRevoked() {
        Browser admin = browserOf(ADMIN);
        admin.settings("crm");
        admin.see("#api-key").sendKeys("Nightly sync");
        admin.see("button", "Create a key").click();
        String key = admin.see(".api-key").getText();
        assertThat(admin.see(".entry", "Nightly sync").getText()).contains("created by " + ADMIN, "Never used");
        given().auth()
                .oauth2(key)
                .contentType("application/json")
                .body("[]")
                .put("/api/v1/crm-contacts")
                .then()
                .statusCode(200);

        admin.see("button", "I have copied it").click();
        admin.seeNo(".api-key", key);
        admin.driver().navigate().refresh();
        assertThat(admin.see(".entry", "Nightly sync").getText())
                .contains("Last used")
                .doesNotContain(key);

        admin.see("button[aria-label='Revoke “Nightly sync”…']").click();
        admin.see(".confirmation button", "Revoke").click();
        admin.see(".notice", "Revoked.");
        admin.see(".hint", "No keys yet.");
        given().auth()
                .oauth2(key)
                .contentType("application/json")
                .body("[]")
                .put("/api/v1/crm-contacts")
                .then()
                .statusCode(401);
    }

    @Test
    void anOwnLineIsShownWithItsOriginRemovedAndTakenBack() {
        rings(callFrom("+12125550188").agent(AGENT_ID, "77", "+493055501077"), "WRONG NUMBER", AGENT_ID, AGENT);
        Wire.patiently()
                .until(() -> database.count(
                                "select count(*) from agent_line where account_id = ? and line = '+493055501077'",
                                account())
                        > 0);
        Browser admin = browserOf(ADMIN);
        admin.settings("own-lines");
        assertThat(admin.see(".entry", "+49 30 555 010 77").getText())
                .contains("Learned from calls", "Number of " + AGENT);

        admin.see("button[aria-label='Remove +49 30 555 010 77']").click();
        admin.see(".notice", "Removed. From the next call on");
        assertThat(admin.see(".entry", "+49 30 555 010 77").getText()).contains("Removed", "by " + ADMIN);
        admin.see("button[aria-label='Undo +49 30 555 010 77']").click();
        admin.see(".notice", "Undone.");
        admin.see("button[aria-label='Remove +49 30 555 010 77']");

        admin.see("#own-line").sendKeys("sales");
        admin.see(".own-line-adder button", "Pin").click();
        admin.see(".own-line-adder .error", "neither a number nor an extension");
        admin.see("#own-line").clear();
        admin.see("#own-line").sendKeys("+49 30 55501078");
        admin.see(".own-line-adder button", "Pin").click();
        assertThat(admin.see(".entry", "+49 30 555 010 78").getText()).contains("Pinned");

        admin.settings("changes");
        assertThat(admin.see(".entry", "+49 30 555 010 78: Pinned").getText()).contains("Choice about an own line");
        admin.settings("own-lines");
        admin.see("button[aria-label='Undo +49 30 555 010 78']").click();
        admin.seeNo(".entry", "+49 30 555 010 78");
    }

    @Test
    void aNumberIsErasedAfterAQuestionAndItsCallIsShownSo() {
        rings(callFrom(STRANGERS), "ERASED CALLER", AGENT_ID, AGENT);
        Wire.patiently()
                .until(() -> database.count(
                                "select count(*) from call_leg where account_id = ? and shown_number = ?",
                                account(),
                                STRANGERS)
                        > 0);
        Browser admin = browserOf(ADMIN);
        admin.settings("personal-data");
        admin.see("#person").sendKeys("nobody");
        admin.see("button", "Export").click();
        admin.see(".error", "number");
        admin.see("#person").clear();
        admin.see("#person").sendKeys("+1 212 555 0177");
        admin.see("button", "Export").click();
        admin.see(".notice", "The export was saved as export.json.");
        admin.see("button", "Erase…").click();
        admin.see(".confirmation", "This cannot be undone.");
        admin.see(".confirmation button", "Erase").click();
        admin.see(".notice", "The erasure has begun.");
        admin.see(".state", "Done");

        assertThat(database.count(
                        "select count(*) from call_leg where account_id = ? and shown_number = ?",
                        account(),
                        STRANGERS))
                .isZero();
        admin.go("#/calls");
        admin.see(".row", "Erased").click();
        admin.see(".ask", "Its times and agent are kept.");
    }

    @Test
    void aDryRunShowsWhatWouldHaveBeen() {
        change(Map.of("values", Map.of("dryRun", true)), "n-8");
        Browser agent = browserOf(AGENT);
        agent.go("#/calls");
        agent.see(".list-head");
        rings(callFrom(TOMS), "DRY CALLER", AGENT_ID, AGENT);
        rings(callFrom("+12125550199"), "UNKNOWN CALLER", AGENT_ID, AGENT);

        agent.see(".row", "Would have been logged on Tom Becker");
        agent.see(".row", "Would have been unresolved: no contact has this number");
        agent.see(".row-proposal", "Tom Becker").click();
        assertThat(agent.see(".facts").getText())
                .contains("Not logged: dry run", "Would have been logged on Tom Becker");
        assertThat(agent.see(".option", "Proposed by your rules").getText()).contains("Tom Becker");
    }

    @Test
    void theFormOpensByItselfAndWaitsWhereWordsWouldBeLost() {
        change(Map.of("values", Map.of("popUpOnly", true)), "n-8");
        Browser agent = browserOf(AGENT);
        awaitStream();
        rings(callFrom(TOMS), "FIRST CALLER", AGENT_ID, AGENT);
        agent.see(".panel .panel-form");
        assertThat(agent.see(".ask", "filled in for Tom Becker").isDisplayed()).isTrue();
        agent.see("#notes").sendKeys("By the form that opened");

        rings(callFrom(TOMS), "SECOND CALLER", AGENT_ID, AGENT);
        agent.see(".form-request", "The log form for Tom Becker is ready.");
        assertThat(agent.see("#notes").getDomProperty("value")).isEqualTo("By the form that opened");
        agent.see(".panel-end .is-main").click();
        agent.see(".notice", "Logged on Tom Becker.");
        Wire.patiently()
                .until(() -> wire.on("call-logged", account()).stream()
                        .anyMatch(log -> log.text("notes").equals("By the form that opened")));

        agent.see(".form-request button", "Open the form").click();
        agent.see(".panel .panel-form");
        agent.seeNo(".form-request", "ready");
        assertThat(agent.see("#notes").getDomProperty("value")).isEmpty();
    }

    @Test
    void messagesStandBesideCallsInBothLists() {
        Browser agent = browserOf(AGENT);
        agent.see(".list-head");
        writes("m-1", "+12125550123", "Is Friday still fine?");
        writes("m-2", "+12125550123", "Or Monday?");
        assertThat(agent.see(".row", "2 messages").getText()).contains("No contact has this number");
        agent.open("2 messages");
        assertThat(agent.see(".thread-text").getText()).contains("Is Friday still fine?", "Or Monday?");
        agent.go("#/calls");
        agent.see(".row", "2 messages");
    }

    private void writes(String messageId, String number, String text) {
        String conversation = "conversation-of-the-page";
        wire.send("message-exchanged", account() + "/" + conversation, """
                {"eventId": "e-%s", "accountId": "%s", "conversationId": "%s", "messageId": "%s", "sequence": 1,
                 "agent": {"id": "%s", "name": "%s"}, "direction": "INBOUND", "from": {"number": "%s"},
                 "to": {"number": "+493055501020"}, "sentAt": "%s", "text": "%s", "attachments": []}
                """.formatted(
                        messageId, account(), conversation, messageId, AGENT_ID, AGENT, number, Instant.now(), text));
    }

    /** What is asked for before the page listens is not asked for again. */
    private static void awaitStream() {
        Wire.patiently()
                .until(() -> Management.ask("/q/metrics")
                        .asString()
                        .lines()
                        .anyMatch(line -> line.startsWith("live_streams") && !line.endsWith(" 0.0")));
    }

    private void awaitNotLogged(String reason) {
        Wire.patiently()
                .until(() -> database.count(
                                "select count(*) from call_leg where account_id = ? and not_logged = ?",
                                account(),
                                reason)
                        > 0);
    }
}
