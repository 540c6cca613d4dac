package dev.autolog.page;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.naming.OperationNotSupportedException;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Somebody's Chromium, with the page in it. */
final class Browser implements AutoCloseable {
    private static final String AXE = axe();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
    private static final List<String> QUIET = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-prefers-reduced-motion",
            // A mouse, as on the machines of those who use the page beside their CRM.
            "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4");

    /** Starting one takes longer than most tests. */
    private static final Map<String, Queue<ChromeDriver>> RESTING = new ConcurrentHashMap<>();

    private final ChromeDriver driver;
    private final WebDriverWait wait;
    private final URI page;
    private final String language;

    private Browser(ChromeDriver driver, URI page, String language) {
        this.driver = driver;
        this.language = language;
        this.page = page;
        wait = new WebDriverWait(driver, PATIENCE, BETWEEN_LOOKS);
    }

    /** A browser in American English without state of the page, as wide as a supervisor's window. */
    static Browser open(Chromium chromium, URI page) {
        return open(chromium, page, "en-US");
    }

    /** A browser of a reader whose first language is the tag's, such as {@code de-DE}. */
    static Browser open(Chromium chromium, URI page, String language) {
        ChromeDriver resting = resting(language).poll();
        Browser browser = new Browser(resting == null ? start(chromium, language) : resting, page, language);
        browser.size(1280, 800);
        return browser;
    }

    private static Queue<ChromeDriver> resting(String language) {
        return RESTING.computeIfAbsent(language, _ -> new ConcurrentLinkedQueue<>());
    }

    private static ChromeDriver start(Chromium chromium, String language) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.browser().toFile());
        options.addArguments(QUIET);
        options.addArguments("--lang=" + language, "--accept-lang=" + language);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromium.driver().toFile())
                .usingAnyFreePort()
                .build();
        ChromeDriver driver = new ChromeDriver(service, options);
        Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
        return driver;
    }

    /** Takes the size of a window. */
    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Prefers {@code light} or {@code dark}. */
    void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Loses the network, or has it back. */
    void offline(boolean lost) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", lost, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Opens the page at an address of its own, such as {@code #/calls}. */
    void go(String hash) {
        driver.get("about:blank");
        driver.get(page.resolve("/" + hash).toString());
    }

    /** Signs in by the page's button and the issuer's, as a person would. */
    void signIn(String name) {
        go("");
        see(".sign-in .button").click();
        wait.until(_ -> driver.findElements(By.xpath("//button[starts-with(., '" + name + ",')]")).stream()
                        .findFirst()
                        .orElse(null))
                .click();
        see(".bar nav a");
    }

    /** Waits for what the selector finds first. */
    WebElement see(String selector) {
        return waitFor(selector)
                .until(_ -> driver.findElements(By.cssSelector(selector)).stream()
                        .filter(WebElement::isDisplayed)
                        .findFirst()
                        .orElse(null));
    }

    /** Waits for the first element that a selector finds and that has the words. */
    WebElement see(String selector, String words) {
        return waitFor(selector + " with " + words).until(_ -> find(selector, words));
    }

    /** Waits until nothing that a selector finds has the words. */
    void seeNo(String selector, String words) {
        waitFor("no " + selector + " with " + words).until(_ -> find(selector, words) == null);
    }

    /** Says what there is to be seen instead. */
    private FluentWait<WebDriver> waitFor(String what) {
        return wait.withMessage(() -> "there should be " + what + " among:\n" + run("return document.body.innerText"));
    }

    private @Nullable WebElement find(String selector, String words) {
        return (WebElement) driver.executeScript(
                "return [...document.querySelectorAll(arguments[0])]"
                        + ".find((each) => each.checkVisibility({ visibilityProperty: true }) && each.textContent.replace(/\\s+/g, ' ').includes(arguments[1])) ?? null",
                selector,
                words);
    }

    /** Opens the call of a row. */
    void open(String row) {
        see(".row", row).findElement(By.cssSelector(".row-link")).click();
        see(".panel .panel-form");
    }

    /** Opens a section of the settings. */
    void settings(String section) {
        go("#/settings/" + section);
        see(".settings-body");
    }

    /** Presses keys, wherever the focus is. */
    void press(CharSequence... keys) {
        Actions actions = new Actions(driver);
        for (CharSequence key : keys) {
            actions.sendKeys(key);
        }
        actions.perform();
    }

    /** Presses a key with Control held. */
    void pressWithControl(CharSequence key) {
        new Actions(driver)
                .keyDown(Keys.CONTROL)
                .sendKeys(key)
                .keyUp(Keys.CONTROL)
                .perform();
    }

    /** The words of what has the focus, or of its row. */
    String focused() {
        return String.valueOf(driver.executeScript("const has = document.activeElement;"
                + "return (has.closest('[data-id], .option') ?? has).textContent.replace(/\\s+/g, ' ').trim()"
                + " || has.id || has.getAttribute('aria-label') || has.tagName"));
    }

    /** Runs a script on the page. */
    String run(String script, Object... arguments) {
        return String.valueOf(driver.executeScript(script, arguments));
    }

    /** Runs a script that calls its last argument with what it found. */
    String runToEnd(String script) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        return String.valueOf(driver.executeAsyncScript(script));
    }

    /** What axe has against what is to be seen: of each rule that is broken the first element that does. */
    List<String> violations(List<String> tags) {
        if (run("return typeof axe").equals("undefined")) {
            driver.executeScript(AXE);
        }
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        Object found = driver.executeAsyncScript(
                "const done = arguments[1];"
                        + "axe.run({ runOnly: arguments[0] }).then("
                        + "({ violations }) => done(violations.map((rule) => rule.id + ' ' + rule.nodes[0].html)),"
                        + "(error) => done([error.message]))",
                tags);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    private static String axe() {
        try {
            return new EmbeddedResourceAxeProvider().getScript();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (OperationNotSupportedException e) {
            throw new IllegalStateException("axe is on the class path", e);
        }
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Writes what is to be seen into a file. */
    void photograph(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on in a tab that knows nothing of the one before, forgets who signed in, and rests until the next test. */
    @Override
    public void close() {
        try {
            List<String> used = List.copyOf(driver.getWindowHandles());
            String fresh = driver.switchTo().newWindow(WindowType.TAB).getWindowHandle();
            used.forEach(tab -> driver.switchTo().window(tab).close());
            driver.switchTo().window(fresh);
            driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
            resting(language).add(driver);
        } catch (WebDriverException e) {
            driver.quit();
        }
    }
}
