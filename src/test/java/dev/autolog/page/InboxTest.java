package dev.autolog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire;
import dev.autolog.flow.Wire.Out;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** People settle what the pipeline could not, each in a browser of their own. */
@QuarkusTest
class InboxTest extends PageTest {
    private static final String JANES = "+14155552671";
    private static final String STRANGERS = "+12125550188";
    private static final String AGENT = "Dorte Hansen";
    private static final String SUPERVISOR = "Nele Vogt";

    InboxTest() {
        super("nordwind");
    }

    @BeforeEach
    void theCrmHasTwoPeopleWithOneNumber() {
        crmHas(
                contact("c-1", "Jane Smith", "(415) 555-2671").deal("deal-1", true),
                contact("c-2", "Bob Ray", "415.555.2671"));
    }

    @Test
    void aCallShowsInEveryBrowserAndGoesFromAllWhenOneSettlesIt() {
        Browser agent = browserOf(AGENT);
        Browser supervisor = browserOf(SUPERVISOR);
        agent.see(".list-head");
        supervisor.see(".list-head");
        markAsLoaded(agent, supervisor);

        rings(callFrom(JANES), "FIRST CALLER", "n-1", AGENT);
        agent.see(".row", "FIRST CALLER");
        supervisor.see(".row", "FIRST CALLER");
        assertThat(supervisor.see(".row", "FIRST CALLER").getText()).contains("2 contacts have this number", AGENT);

        agent.open("FIRST CALLER");
        agent.see(".option", "Jane Smith").click();
        agent.driver().findElement(By.id("notes")).sendKeys("Wants the renewal.");
        agent.see(".panel-end .is-main").click();

        Out log = awaitLog("Wants the renewal.");
        assertThat(log.text("contactId")).isEqualTo("c-1");
        assertThat(log.text("associationId")).isEqualTo("deal-1");
        assertThat(log.text("loggedBy")).isEqualTo("AGENT");
        agent.seeNo(".row", "FIRST CALLER");
        supervisor.seeNo(".row", "FIRST CALLER");
        assertNeverReloaded(agent, supervisor);
    }

    @Test
    void everythingIsDoneByKeyboardAlone() {
        rings(callFrom(JANES), "KEYBOARD CALLER", "n-1", AGENT);
        Browser agent = browserOf(AGENT);
        agent.see(".row", "KEYBOARD CALLER");

        agent.press(Keys.TAB);
        assertThat(agent.focused()).isEqualTo("Skip to the list");
        agent.press(Keys.ENTER);
        focusRow(agent, "KEYBOARD CALLER");
        agent.press(Keys.ENTER);
        agent.see(".panel .panel-form");
        agent.press(Keys.TAB, Keys.TAB);
        assertThat(agent.focused()).startsWith("Jane Smith");
        agent.press(Keys.ARROW_DOWN);
        assertThat(agent.focused()).startsWith("Bob Ray");
        tabTo(agent, "notes");
        agent.press("By keyboard");
        agent.pressWithControl(Keys.ENTER);

        assertThat(awaitLog("By keyboard").text("contactId")).isEqualTo("c-2");
        agent.seeNo(".row", "KEYBOARD CALLER");
        agent.see(".notice", "Logged on Bob Ray.");
    }

    @Test
    void escapeClosesACallAndGivesTheFocusBackToItsRow() {
        rings(callFrom(JANES), "ESCAPED CALLER", "n-1", AGENT);
        Browser agent = browserOf(AGENT);
        agent.open("ESCAPED CALLER");

        agent.press(Keys.ESCAPE);

        agent.see(".panel.is-empty");
        assertThat(agent.focused()).contains("ESCAPED CALLER");
    }

    @Test
    void whoComesSecondIsToldWhoWasFirstAndLosesNothing() {
        rings(callFrom(JANES), "WANTED CALLER", "n-1", AGENT);
        Browser agent = browserOf(AGENT);
        Browser supervisor = browserOf(SUPERVISOR);
        supervisor.open("WANTED CALLER");
        supervisor.driver().findElement(By.id("notes")).sendKeys("Half a thought");

        agent.open("WANTED CALLER");
        agent.see(".option", "Bob Ray").click();
        agent.see(".panel-end .is-main").click();
        agent.seeNo(".row", "WANTED CALLER");

        assertThat(supervisor.see(".update-notice").getText()).contains("Bob Ray", "kept");
        assertThat(supervisor.see("#notes").getDomProperty("value")).isEqualTo("Half a thought");
    }

    @Test
    void aStrangerBecomesANewContact() {
        rings(callFrom(STRANGERS), "NEW CALLER", "n-1", AGENT);
        Browser agent = browserOf(AGENT);
        agent.open("NEW CALLER");
        agent.see(".option", "New contact").click();
        assertThat(agent.see("#new-name").getDomProperty("value")).isEqualTo("NEW CALLER");
        agent.see(".panel-end .is-main").click();

        agent.see(".notice", "Logged on NEW CALLER.");
        Wire.patiently()
                .until(() -> wire.on("call-logged", account()).stream()
                        .anyMatch(log -> log.text("contactName").equals("NEW CALLER")));
    }

    @Test
    void callsOfOneCallerAreSettledTogether() {
        String number = "+12125550177";
        rings(callFrom(number), "SAME CALLER", "n-1", AGENT);
        rings(callFrom(number), "SAME CALLER", "n-1", AGENT);
        Browser agent = browserOf(AGENT);
        focusRow(agent, "SAME CALLER");
        agent.press("x");
        agent.see(".selection-bar button", "Add 1 more of this number").click();
        agent.see(".selection-bar button", "Log together").click();
        agent.see(".panel [type=search]").sendKeys("Jane");
        agent.see(".contact-search .option", "Jane Smith").click();
        agent.see(".panel-end .is-main").click();

        agent.see(".notice", "2 calls logged.");
        agent.seeNo(".row", "SAME CALLER");
    }

    @Test
    void aDismissedCallCanStillBeLoggedFromTheHistory() {
        rings(callFrom("+12125550166"), "UNWANTED CALLER", "n-1", AGENT);
        Browser agent = browserOf(AGENT);
        agent.open("UNWANTED CALLER");
        agent.see(".panel-end button", "Dismiss…").click();
        agent.see(".choice button", "Spam").click();
        agent.see(".panel-end button", "Dismiss call").click();
        agent.seeNo(".row", "UNWANTED CALLER");

        agent.go("#/calls?view=unlogged");
        agent.open("UNWANTED CALLER");
        assertThat(agent.see(".facts").getText()).contains("Not logged: dismissed");
        assertThat(agent.see(".trail").getText()).contains("Spam");
        agent.see(".panel [type=search]").sendKeys("Bob");
        agent.see(".contact-search .option", "Bob Ray").click();
        agent.see(".panel-end .is-main").click();
        agent.see(".notice", "Logged on Bob Ray.");
    }

    private Out awaitLog(String notes) {
        Wire.patiently()
                .until(() -> wire.on("call-logged", account()).stream()
                        .anyMatch(log -> log.text("notes").equals(notes)));
        return wire.on("call-logged", account()).stream()
                .filter(log -> log.text("notes").equals(notes))
                .findFirst()
                .orElseThrow();
    }

    private static void focusRow(Browser browser, String words) {
        browser.see(".row", words);
        browser.run("document.querySelector('[data-tab-stop] [data-row]').focus()");
        browser.press(Keys.HOME);
        for (int i = 0; i < 50 && !browser.focused().contains(words); i++) {
            browser.press("j");
        }
        assertThat(browser.focused()).contains(words);
    }

    private static void tabTo(Browser browser, String id) {
        for (int i = 0; i < 20 && !browser.focused().equals(id); i++) {
            browser.press(Keys.TAB);
        }
        assertThat(browser.focused()).isEqualTo(id);
    }

    private static void markAsLoaded(Browser... browsers) {
        for (Browser browser : browsers) {
            browser.run("window.loadedOnce = true");
        }
    }

    private static void assertNeverReloaded(Browser... browsers) {
        for (Browser browser : browsers) {
            assertThat(browser.run("return window.loadedOnce")).isEqualTo("true");
        }
    }
}
