package dev.autolog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** Every view, narrow and wide, light and dark: axe finds nothing, and {@code target/page} has a picture of it. */
@QuarkusTest
class LooksTest extends PageTest {
    private static final String PERSON = "Sam Okafor";
    private static final String ADMIN = "Alma Reyes";
    private static final String AGENT = "Ada Park";
    private static final Path CONTACTS = Path.of("src", "test", "resources", "contacts.csv");
    private static final Path PICTURES = Path.of("target", "page");
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    LooksTest() {
        super("acme");
    }

    @BeforeEach
    void aMorningsCalls() {
        if (database.count("select count(*) from call_leg where account_id = ?", account()) > 5) {
            return;
        }
        crmHas(
                contact("c-1042", "Jane Smith", "(415) 555-2671").deal("Renewal 2027", true),
                contact("c-1077", "Bob Ray", "415.555.2671").with("type", "Customer"),
                contact("c-2001", "Priya Nair", "+44 20 7946 0231")
                        .with("company", "Globex")
                        .with("type", "Customer")
                        .deal("Scanners", true)
                        .deal("Warehouse 2", true),
                contact("c-3", "Tom Becker", "+1 212 555 0142").with("company", "Umbrella"),
                contact("c-6", "Initech front desk", "+1 (415) 555-2600,,12#").with("type", "Company"));
        rings(ago(3, callFrom("+14155552671")), "INITECH", "u-17", "Ada Park");
        rings(missed(ago(9, callFrom("+442079460958"))), "HARGREAVES L", "u-17", "Ada Park");
        rings(ago(16, callTo("+442079460231")), "NAIR P", "u-18", "Ben Ortiz");
        rings(ago(25, callFrom("+14155552600")), "INITECH", "u-19", "Cleo Marsden");
        rings(ago(41, callFrom("anonymous")), "", "u-17", "Ada Park");
        rings(missed(ago(58, callFrom("+14155552671"))), "INITECH", "u-18", "Ben Ortiz");
        rings(ago(75, callFrom("+97145550199")), "محمد عبد الله", "u-19", "Cleo Marsden");
        rings(ago(12, callFrom("+12125550142")), "BECKER T", "u-17", "Ada Park");
        rings(ago(33, callTo("+12125550142")), "BECKER T", "u-18", "Ben Ortiz");
        rings(missed(ago(66, callFrom("+12125550142"))), "BECKER T", "u-19", "Cleo Marsden");
        database.awaitLegs(account(), 10);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, light", "1280, 800, dark", "400, 760, light", "400, 760, dark"})
    void noViewKeepsAnybodyOut(int width, int height, String scheme) {
        Browser browser = browser();
        browser.size(width, height);
        browser.scheme(scheme);
        String variant = "-" + width + "-" + scheme;

        browser.go("");
        browser.see(".sign-in .button");
        look(browser, "sign-in" + variant);
        browser.signIn(PERSON);
        browser.see(".row", "HARGREAVES L");
        look(browser, "unresolved" + variant);
        browser.open("HARGREAVES L");
        browser.see(".option", "New contact").click();
        browser.see("#new-name");
        look(browser, "new-contact" + variant);
        browser.go("#/unresolved");
        browser.open("NAIR P");
        look(browser, "several-items" + variant);
        browser.press(Keys.ESCAPE);
        browser.open("INITECH");
        browser.see(".option", "Jane Smith").click();
        browser.see(".option", "Deal Renewal 2027");
        look(browser, "log-form" + variant);
        browser.see(".panel-end button", "Dismiss…").click();
        look(browser, "dismiss" + variant);
        browser.go("#/calls");
        browser.see(".row", "Tom Becker");
        look(browser, "calls" + variant);
        browser.open("Tom Becker");
        browser.see(".trail");
        look(browser, "call" + variant);

        browser.go("#/status");
        browser.see(".verdict", "Running normally");
        browser.see(".chart-picture");
        look(browser, "status" + variant);
        browser.see(".chart summary").click();
        browser.see(".chart .numbers");
        look(browser, "status-table" + variant);
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, light", "1280, 800, dark", "400, 760, light", "400, 760, dark"})
    void noSettingKeepsAnybodyOut(int width, int height, String scheme) {
        change(
                Map.of(
                        "values",
                        Map.of(
                                "doNotLog",
                                List.of(
                                        Map.of("kind", "NUMBER", "value", "+442079460999", "reason", "Our lawyers"),
                                        Map.of("kind", "PREFIX", "value", "+49301234", "reason", "Head office")),
                                "numberFormats",
                                List.of(Map.of("pattern", "9##########", "e164", "+1##########")),
                                "owners",
                                Map.of("byAgent", Map.of("u-17", "005A1", "u-18", "005B2"))),
                        "locked",
                        List.of("severalContacts")),
                "u-1");
        deadLetter();
        callsThatWereNotLogged();
        Browser browser = browser();
        browser.size(width, height);
        browser.scheme(scheme);
        String variant = "-" + width + "-" + scheme;

        browser.signIn(ADMIN);
        browser.go("#/settings");
        browser.see(".section-row");
        look(browser, "settings" + variant);
        for (String section :
                some(width, scheme, "logging", "messages", "several", "calls", "do-not-log", "owner", "changes")) {
            browser.settings(section);
            look(browser, "settings-" + section + variant);
        }
        browser.settings("no-match");
        browser.see(".option", "Create a placeholder").click();
        look(browser, "settings-no-match" + variant);
        browser.see(".panel-end button", "Discard").click();
        browser.settings("content");
        browser.see(".sheet-title");
        browser.run("document.querySelector('.try').scrollIntoView()");
        look(browser, "settings-content" + variant);
        browser.settings("numbers");
        browser.see("#try-number").sendKeys("9 415 555 2671");
        browser.see(".try dl", "Jane Smith");
        browser.run("document.querySelector('.try').scrollIntoView()");
        look(browser, "settings-numbers" + variant);
        browser.settings("own-lines");
        browser.see(".entry", "Number of Ada Park");
        look(browser, "settings-own-lines" + variant);
        browser.settings("dead-letters");
        browser.see(".entry summary").click();
        browser.see(".excerpt");
        look(browser, "dead-letters" + variant);
        browser.settings("personal-data");
        browser.see("button", "Erase…");
        look(browser, "personal-data" + variant);
        browser.settings("contact-upload");
        browser.see("#contact-file").sendKeys(CONTACTS.toAbsolutePath().toString());
        look(browser, "contact-upload" + variant);
        browser.see("button", "Preview").click();
        browser.see(".state", "Ready to start");
        look(browser, "contact-upload-previewed" + variant);
        browser.see("button", "Discard").click();
        browser.see("#contact-file");
        browser.settings("past-calls");
        browser.see("button", "Preview");
        look(browser, "past-calls" + variant);
        browser.see("button", "Preview").click();
        browser.see(".state", "Ready to start");
        look(browser, "past-calls-previewed" + variant);
        browser.see("button", "Cancel the backfill").click();
        look(browser, "past-calls-cancel" + variant);
        browser.see(".confirmation button", "Cancel the backfill").click();
        browser.see("button", "Preview");
    }

    @ParameterizedTest
    @CsvSource({"1280, 800, light", "1280, 800, dark", "400, 760, light", "400, 760, dark"})
    void whatAnAgentSeesOfTheSettingsKeepsNobodyOut(int width, int height, String scheme) {
        Browser browser = browser();
        browser.size(width, height);
        browser.scheme(scheme);
        browser.signIn(AGENT);
        for (String section : some(width, scheme, "logging", "several", "do-not-log", "content")) {
            browser.settings(section);
            look(browser, "settings-agent-" + section + "-" + width + "-" + scheme);
        }
    }

    /** All sections wide and light, and narrow and dark; the others, which are made of the same pieces, by the first alone. */
    private static List<String> some(int width, String scheme, String... sections) {
        boolean all = (width == 1280) == scheme.equals("light");
        return List.of(sections).subList(0, all ? sections.length : 1);
    }

    private void callsThatWereNotLogged() {
        String counted = "select count(*) from call_leg where account_id = ? and not_logged = 'AUTO_LOG_OFF'";
        if (database.count(counted, account()) > 0) {
            return;
        }
        change(Map.of("values", Map.of("autoLogCalls", false)), "u-1");
        rings(ago(90, callFrom("+12125550142")), "BECKER T", "u-17", "Ada Park");
        rings(ago(95, callTo("+12125550142")), "BECKER T", "u-18", "Ben Ortiz");
        rings(ago(99, callFrom("+14155552671")), "INITECH", "u-19", "Cleo Marsden");
        Wire.patiently().until(() -> database.count(counted, account()) == 3);
        change(Map.of("values", Map.of("autoLogCalls", true)), "u-1");
    }

    private void deadLetter() {
        wire.send(
                "call-ended",
                account() + "/s-dead",
                "{\"accountId\":\"" + account() + "\",\"callId\":\"s-dead\",\"direction\":\"INBOUND\"}");
        Wire.patiently()
                .until(() -> database.count("select count(*) from dead_letter where account_id = ?", account()) > 0);
    }

    private static void look(Browser browser, String name) {
        browser.photograph(PICTURES.resolve(name + ".png"));
        assertThat(browser.violations(RULES)).as(name).isEmpty();
    }

    private EndedCall callTo(String number) {
        return EndedCall.to(number, account(), "s-" + UUID.randomUUID());
    }

    private static EndedCall missed(EndedCall call) {
        return call.with("answeredAt", null).with("result", "MISSED");
    }

    private static EndedCall ago(int minutes, EndedCall call) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS).minus(minutes, ChronoUnit.MINUTES);
        return call.with("startedAt", end.minusSeconds(204).toString())
                .with("answeredAt", end.minusSeconds(200).toString())
                .with("endedAt", end.toString());
    }
}
