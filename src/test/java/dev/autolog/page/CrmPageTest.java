package dev.autolog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.PlainAdapter;
import dev.autolog.flow.Wire;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** An admin connects the CRM, and people find its contacts and logs from the page. */
@QuarkusTest
class CrmPageTest extends PageTest {
    private static final String ADMIN = "Ida Lindt";
    private static final String AGENT = "Dorte Hansen";
    private static final String CRM = "https://crm.example.com";

    CrmPageTest() {
        super("nordwind");
    }

    @AfterEach
    void disconnectTheCrm() {
        asAdmin("b-9").delete("/api/v1/crm-connection");
    }

    @Test
    void candidatesAndLogsLinkToTheirRecordsInTheCrm() {
        Browser admin = browserOf(ADMIN);
        admin.settings("crm");
        new Select(admin.see("form select")).selectByVisibleText("Plain CRM");
        admin.see("#crm-address").sendKeys(CRM);
        admin.see("#crm-token").sendKeys(PlainAdapter.WITH_CONTACT);
        admin.see("button", "Connect and test").click();
        admin.see(".hint", "Tested: nothing is missing. Start the connection.");
        admin.see("button", "Start").click();
        admin.see(".hint", "All contacts read:");

        crmHas(contact("c-9", "Otto Brandt", PlainAdapter.NUMBER));
        Wire.patiently()
                .until(() -> database.count(
                                "select count(*) from contact where account_id = ? and contact_id = ?",
                                account(),
                                PlainAdapter.CONTACT)
                        == 1);
        rings(callFrom(PlainAdapter.NUMBER), "CRM CALLER", "n-1", AGENT);

        Browser agent = browserOf(AGENT);
        agent.open("CRM CALLER");
        assertThat(agent.see(".option-row", "Mia Vogel")
                        .findElement(By.cssSelector("a"))
                        .getDomProperty("href"))
                .isEqualTo(CRM + "/contacts/" + PlainAdapter.CONTACT);
        assertThat(agent.see(".option", "Otto Brandt")
                        .findElement(By.xpath(".."))
                        .findElements(By.cssSelector("a[href^='" + CRM + "/contacts/c-9']")))
                .isEmpty();
        agent.see(".option", "Mia Vogel").click();
        agent.see(".panel-end .is-main").click();
        agent.seeNo(".row", "CRM CALLER");

        agent.go("#/calls");
        agent.open("Mia Vogel");
        assertThat(agent.see(".facts a", "Logged in Plain CRM").getDomProperty("href"))
                .startsWith(CRM + "/logs/r-");
    }
}
