package dev.autolog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Administrators set what holds for the account, agents what holds for them. */
@QuarkusTest
class SettingsTest extends PageTest {
    private static final String ADMIN = "Hal Osei";
    private static final String AGENT = "Flo Carter";
    private static final String AGENT_ID = "b-4";

    SettingsTest() {
        super("southbank");
    }

    @BeforeEach
    void nothingIsSet() {
        resetSettings(AGENT_ID);
        crmHas(
                contact("c-1", "Jane Smith", "(415) 555-2671"),
                contact("c-2", "Bob Ray", "415.555.2671"),
                contact("c-3", "Tom Becker", "+1 212 555 0142"));
    }

    @Test
    void everySettingHasItsSentenceOfHelp() {
        Browser admin = browserOf(ADMIN);
        for (String section : List.of(
                "logging", "messages", "no-match", "several", "calls", "do-not-log", "owner", "numbers", "content")) {
            admin.settings(section);
            List<WebElement> settings = admin.driver().findElements(By.cssSelector(".setting"));
            assertThat(settings).as(section).isNotEmpty();
            assertThat(settings)
                    .as(section)
                    .allSatisfy(setting -> assertThat(
                                    setting.findElement(By.cssSelector(".hint")).getText())
                            .hasSizeGreaterThan(20));
        }
    }

    @Test
    void whatAnAdministratorLocksAnAgentSeesAndCannotChange() {
        Browser admin = browserOf(ADMIN);
        admin.settings("logging");
        admin.see("#autoLogCalls").click();
        admin.see("[aria-label='Lock “Log calls automatically” for agents']").click();
        save(admin);

        Browser agent = browserOf(AGENT);
        agent.settings("logging");
        assertThat(agent.see(".setting", "Log calls automatically").getText())
                .contains("Off", "Locked by an administrator");
        assertThat(agent.see(".setting", "Dry run").getText()).contains("Off", "Administrators can change it");
        assertThat(agent.driver().findElements(By.id("autoLogCalls"))).isEmpty();
        assertThat(agent.see("#popUpOnly").isEnabled()).isTrue();
    }

    @Test
    void anAgentChoosesForThemselvesAndGoesBackToTheAccount() {
        Browser agent = browserOf(AGENT);
        agent.settings("several");
        agent.see(".option", "The first in the alphabet").click();
        save(agent);
        agent.see(".setting-note", "Your own choice.");

        rings(callFrom("+14155552671"), "ALPHABET CALLER", AGENT_ID, AGENT);
        Wire.patiently()
                .until(() -> wire.on("call-logged", account()).stream()
                        .anyMatch(log -> log.text("contactName").equals("Bob Ray")
                                && log.text("loggedBy").equals("POLICY")));

        agent.see(".setting-note button", "Use the account’s").click();
        save(agent);
        agent.seeNo(".setting-note", "Your own choice.");
        assertThat(agent.run("return document.querySelector('[name=severalContacts]').checked"))
                .isEqualTo("true");
    }

    @Test
    void whatIsNotSavedYetIsKeptAndSaid() {
        Browser admin = browserOf(ADMIN);
        admin.settings("logging");
        admin.see("#dryRun").click();
        admin.see("a", "Which calls").click();
        admin.see(".option", "Voicemails").click();

        admin.see(".bar nav a", "Calls").click();
        admin.see(".bar nav .tag", "Unsaved");
        admin.driver().navigate().refresh();
        admin.see(".bar nav a", "Settings").click();
        assertThat(admin.see(".selection-bar").getText()).contains("2 unsaved changes");
        assertThat(admin.see("#dryRun").isSelected()).isTrue();

        admin.see(".selection-bar button", "Save all").click();
        admin.see(".notice", "applies from the next call on.");
        admin.seeNo(".bar nav .tag", "Unsaved");
        assertThat(settings().at("/values/dryRun").asBoolean()).isTrue();
        assertThat(settings().at("/values/whichCalls/voicemails").asBoolean()).isFalse();
    }

    @Test
    void whoComesSecondIsToldWhoWasFirstAndLosesNothing() {
        Browser admin = browserOf(ADMIN);
        admin.settings("logging");
        admin.see("#popUpOnly").click();
        change(Map.of("values", Map.of("dryRun", true)), "b-3");

        admin.see(".panel-end .is-main").click();
        assertThat(admin.see(".update-notice").getText()).contains("b-3 changed these settings");
        admin.see(".update-notice button", "Load the current settings").click();
        admin.see(".update-notice", "with your changes on top");
        assertThat(admin.see("#dryRun").isSelected()).isTrue();
        assertThat(admin.see("#popUpOnly").isSelected()).isTrue();
        save(admin);
        assertThat(settings().at("/values/popUpOnly").asBoolean()).isTrue();
    }

    @Test
    void aNumberThatCannotBeReadIsMarkedWhereItStands() {
        Browser admin = browserOf(ADMIN);
        admin.settings("do-not-log");
        admin.see("#do-not-log-value").sendKeys("+44 20 7946 0018");
        admin.see("#do-not-log-reason").sendKeys("Our lawyers", Keys.ENTER);
        admin.see("#do-not-log-value").sendKeys("nobody", Keys.ENTER);
        admin.see(".panel-end .is-main").click();
        admin.see(".entry.is-wrong", "nobody");
        admin.see(".section-row .mark.is-wrong");

        admin.see("[aria-label='Remove nobody']").click();
        save(admin);
        assertThat(admin.see(".entry").getText()).contains("+44 20 7946 0018", "Our lawyers");
        assertThat(settings().at("/values/doNotLog").path(0).path("value").asText())
                .isEqualTo("+442079460018");
    }

    @Test
    void aNumberIsTriedWithAFormatThatIsNotSavedYet() {
        Browser admin = browserOf(ADMIN);
        admin.settings("numbers");
        admin.see(".table-input > button", "Add a format").click();
        admin.see("[aria-label='Dialled 1']").sendKeys("9##########");
        admin.see("[aria-label='Means 1']").sendKeys("+1##########");
        admin.see("#try-number").sendKeys("9 212 555 0142");

        String answer = admin.see(".try dl", "Tom Becker").getText();
        assertThat(answer).contains("+1 212 555 0142", "Has this number as +1 212 555 0142");
        assertThat(settings().at("/values/numberFormats")).isEmpty();
    }

    @Test
    void aLogIsSeenAsItWouldLookBeforeItIsSaved() {
        Browser admin = browserOf(ADMIN);
        admin.settings("content");
        admin.see(".sheet-title");
        WebElement title = admin.see("#inboundSubject");
        title.sendKeys(Keys.chord(Keys.CONTROL, "a"), "Phone: ");
        admin.see("[aria-label='Insert agent into “Title of an inbound call”']").click();
        admin.see(".sheet-title", "Phone: ");
        assertThat(admin.see("#inboundSubject").getDomProperty("value")).isEqualTo("Phone: {agent}");
        admin.seeNo(".sheet-title", "{agent}");
        assertThat(settings().at("/values/logContent/inboundSubject").asText()).startsWith("Inbound");
    }

    @Test
    void allIsDoneByKeyboardAlone() {
        Browser agent = browserOf(AGENT);
        agent.go("#/settings");
        agent.see(".section-row");
        agent.press(Keys.TAB, Keys.ENTER);
        assertThat(agent.focused()).startsWith("Automatic logging");
        agent.press(Keys.ENTER);
        agent.see(".panel:not(.is-resting) .settings-body");
        tabTo(agent, "popUpOnly");
        agent.press(Keys.SPACE);
        agent.pressWithControl(Keys.ENTER);
        agent.see(".notice", "Saved.");
        agent.press(Keys.ESCAPE);
        assertThat(agent.focused()).startsWith("Automatic logging");
    }

    @Test
    void anAdministratorSetsForOneAgentAndEverybodySeesWhoDid() {
        Browser admin = browserOf(ADMIN);
        admin.go("#/settings/logging?for=" + AGENT_ID);
        admin.see("#popUpOnly").click();
        save(admin);

        Browser agent = browserOf(AGENT);
        agent.settings("changes");
        assertThat(agent.see(".entry", "Only open the log form").getText()).contains("b-2", "On");
        agent.settings("logging");
        assertThat(agent.see("#popUpOnly").isSelected()).isTrue();
    }

    private static void save(Browser browser) {
        browser.see(".panel-end .is-main").click();
        browser.see(".notice", "Saved.");
        browser.seeNo(".section-row .tag", "Unsaved");
    }

    private static void tabTo(Browser browser, String id) {
        for (int i = 0; i < 20 && !browser.focused().equals(id); i++) {
            browser.press(Keys.TAB);
        }
        assertThat(browser.focused()).isEqualTo(id);
    }
}
