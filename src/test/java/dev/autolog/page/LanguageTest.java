package dev.autolog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.EndedCall;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page speaks the reader's language, and formats times, dates and numbers by the reader's region. */
@QuarkusTest
class LanguageTest extends PageTest {
    private static final String ADMIN = "Ida Lindt";
    private static final Path PICTURES = Path.of("target", "page");
    private static final List<String> SECTIONS = List.of(
            "logging",
            "messages",
            "no-match",
            "several",
            "calls",
            "do-not-log",
            "owner",
            "numbers",
            "content",
            "own-lines",
            "past-calls",
            "dead-letters",
            "changes");

    LanguageTest() {
        super("nordwind");
    }

    @BeforeEach
    void aContactWithACallToday() {
        resetSettings("n-1");
        crmHas(contact("c-77", "Wilma Kranz", "+49 30 55501077").deal("Wartungsvertrag 2027", true));
        rings(callFrom("+493055501077"), "KRANZ W", "n-1", "Dorte Hansen");
        rings(callFrom("+493055501099"), "UNBEKANNT", "n-1", "Dorte Hansen");
    }

    @ParameterizedTest
    @CsvSource({"en-US, true", "en-GB, false", "de-DE, false", "de-AT, false"})
    void theClockHasTwelveHoursOnlyWhereTheRegionHas(String language, boolean twelve) {
        Browser browser = browserIn(language);
        browser.signIn(ADMIN);
        browser.go("#/calls");
        String time = browser.see(".row time").getText().replaceAll("\\s", " ");
        assertThat(time).matches(twelve ? "1?\\d:\\d\\d [AP]M" : "[012]\\d:\\d\\d");
        browser.go("#/status");
        browser.see(".chart-picture");
        String midnight = browser.run("return document.querySelector('.chart-word:not(.is-left)').textContent")
                .replaceAll("\\s", " ");
        assertThat(midnight).isEqualTo(twelve ? "12:00 AM" : "00:00");
        assertThat(browser.run("return document.documentElement.lang")).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource({"de-DE, 1.000 Anrufe angezeigt", "en-GB, '1,000 calls shown'", "fr-FR, '1,000 calls shown'"})
    void theFirstLanguageOfTheReaderThatThePageHasIsChosen(String language, String words) {
        Browser browser = browserIn(language);
        browser.go("");
        browser.see(".sign-in .button");

        assertThat(browser.runToEnd("const done = arguments[0]; import('/js/strings.js')"
                        + ".then(({ strings }) => done(strings.list.shown(1000)), (error) => done(error.message))"))
                .isEqualTo(words);
    }

    @Test
    void aCallIsLoggedInGerman() {
        rings(callFrom("+493055501088"), "NEUKUNDE", "n-1", "Dorte Hansen");
        Browser browser = browserIn("de-DE");
        browser.go("");
        browser.see(".sign-in h1", "Bei Autolog anmelden");
        browser.signIn(ADMIN);
        assertThat(browser.see(".row", "NEUKUNDE").getText()).contains("Kein Kontakt hat diese Rufnummer");
        browser.open("NEUKUNDE");
        browser.see(".option", "Neuer Kontakt…").click();
        browser.see(".panel-end .is-main", "Anruf protokollieren").click();

        browser.see(".notice", "Bei NEUKUNDE protokolliert.");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 1280})
    void germanWordsFitIntoEveryView(int width) {
        change(Map.of("values", Map.of("whichCalls", Map.of("missed", false, "voicemails", false))), "n-8");
        Browser browser = browserIn("de-DE");
        browser.size(width, 800);
        browser.go("");
        browser.see(".sign-in .button");
        look(browser, "sign-in", width);
        browser.signIn(ADMIN);
        browser.see(".row", "UNBEKANNT");
        look(browser, "unresolved", width);
        browser.run("document.querySelector('.row-select input').click()");
        browser.see(".selection-bar");
        look(browser, "selection", width);
        browser.open("UNBEKANNT");
        browser.see(".option", "Neuer Kontakt…").click();
        look(browser, "log-form", width);
        browser.see(".panel-end button", "Aussortieren…").click();
        look(browser, "dismissal", width);
        browser.go("#/calls");
        browser.see(".row", "Wilma Kranz");
        look(browser, "calls", width);
        browser.open("Wilma Kranz");
        look(browser, "call", width);
        browser.go("#/status");
        browser.see(".chart-picture");
        look(browser, "status", width);
        browser.go("#/settings");
        browser.see(".section-row");
        look(browser, "settings", width);
        for (String section : SECTIONS) {
            browser.settings(section);
            look(browser, "settings-" + section, width);
        }
    }

    /** No text is wider than the element that it stands in, and the page does not scroll sideways. */
    private static void look(Browser browser, String name, int width) {
        browser.photograph(PICTURES.resolve("german-" + name + "-" + width + ".png"));
        String tooWide =
                browser.run("const wide = [...document.querySelectorAll('button, a, h1, h2, h3, p, label, dt, dd,"
                        + " legend, .tag, .outcome')].filter((each) => each.checkVisibility() && !each.closest('.unseen, .skip')"
                        + " && !each.querySelector('.unseen') && getComputedStyle(each).textOverflow !== 'ellipsis'"
                        + " && each.clientWidth > 1 && each.scrollWidth > each.clientWidth + 1);"
                        + "const page = document.documentElement;"
                        + "return [...wide.map((each) => each.outerHTML.slice(0, 200)),"
                        + " ...(page.scrollWidth > page.clientWidth ? ['the page'] : [])].join('\\n')");
        assertThat(tooWide).as(name).isEmpty();
    }

    @Override
    EndedCall callFrom(String number) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        return super.callFrom(number)
                .with("startedAt", end.minusSeconds(204).toString())
                .with("answeredAt", end.minusSeconds(200).toString())
                .with("endedAt", end.toString());
    }
}
