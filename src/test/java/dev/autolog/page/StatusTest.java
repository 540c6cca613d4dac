package dev.autolog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What those who look after an account see of how it is. */
@QuarkusTest
class StatusTest extends PageTest {
    private static final String SUPERVISOR = "Sam Okafor";
    private static final String ADMIN = "Alma Reyes";
    private static final String AGENT = "Ada Park";

    StatusTest() {
        super("acme");
    }

    @Test
    void aSupervisorSeesThatItRunsAndWhatBecameOfTodaysCalls() {
        crmHas(contact("c-3", "Tom Becker", "+1 212 555 0142"));
        rings(callFrom("+12125550142"), "BECKER T", "u-17", AGENT);
        rings(callFrom("+12125550177"), "NOBODY", "u-17", AGENT);
        wire.settle(database);
        Browser browser = browserOf(SUPERVISOR);

        browser.see(".bar nav a", "Status").click();

        browser.see(".verdict", "Running normally.");
        assertThat(browser.see(".waits").getText())
                .contains("Ended calls", "Messages", "Contacts of the CRM", "Up to date");
        browser.see(".status-part", "The oldest is from");
        browser.see(".chart", "Logged");
        assertThat(browser.run("const picture = document.querySelector('.chart-picture');"
                        + "return picture.getAttribute('role') + ' ' + picture.querySelector('desc').textContent"))
                .startsWith("img ")
                .contains("automatically", "by a rule", "by people", "Busiest hour");

        // Whoever has no mouse gets at the numbers too.
        browser.run("document.querySelector('.chart summary').focus()");
        browser.press(Keys.ENTER);
        assertThat(browser.see(".chart .numbers").getText()).contains("Hour", "by people", "Total");

        browser.see(".status-part a", "Open the unresolved calls").click();
        browser.see(".row");
    }

    @Test
    void whileTheServerCannotBeReachedThePageSaysSoAndKeepsWhatItKnows() {
        Browser browser = browserOf(SUPERVISOR);
        browser.go("#/status");
        browser.see(".verdict", "Running normally.");

        browser.offline(true);
        browser.run("dispatchEvent(new Event('online'))");
        assertThat(browser.see(".verdict", "The server cannot be reached.").getText())
                .contains("The figures below are from");
        browser.see(".status-parts.is-old .waits");

        browser.offline(false);
        browser.run("dispatchEvent(new Event('online'))");
        browser.see(".verdict", "Running normally.");
    }

    @Test
    void recordsThatCouldNotBeProcessedLeadAnAdministratorToThem() {
        wire.send("call-ended", account() + "/s-of-the-status", "{");
        // What was looked up is told for some seconds.
        Wire.patiently().until(() -> status().contains("NOT_JSON"));
        Browser browser = browserOf(ADMIN);
        browser.go("#/status");

        assertThat(browser.see(".status-part .numbers").getText()).contains("Ended calls", "Not JSON");
        browser.see(".status-part a", "View and replay them").click();
        browser.see(".settings-body .entry", "Not JSON");
    }

    @Test
    void itIsNoneOfAnAgentsBusiness() {
        Browser browser = browserOf(AGENT);

        browser.go("#/status");

        browser.see(".list-head", "Unresolved");
        browser.seeNo(".bar nav a", "Status");
    }
}
