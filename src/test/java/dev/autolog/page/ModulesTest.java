package dev.autolog.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page's modules that need no page; what they have to do stands beside the page, in its own language. */
@QuarkusTest
class ModulesTest extends PageTest {
    ModulesTest() {
        super("acme");
    }

    @Test
    void theModulesDoWhatTheirTestsSay() {
        Browser browser = browser();
        browser.go("");
        browser.see(".sign-in .button");

        String outcome = browser.runToEnd(
                "const done = arguments[0];"
                        + "import('/page-tests/all.js').then((tests) => tests.run())"
                        + ".then(({ count, failures }) => done([count > 0, ...failures].join('\\n')), (error) => done(error.message))");

        assertThat(outcome).isEqualTo("true");
    }

    @Test
    void aNewVersionOfThePageIsSeenAtOnce() {
        for (String file : List.of("/", "/index.html", "/js/main.js", "/css/base.css", "/icon.svg")) {
            given().get(file).then().statusCode(200).header("Cache-Control", "no-cache");
        }
    }

    @Test
    void thePageAsksNoOtherHostAndBreaksNoPolicy() {
        Browser browser = browserOf("Ada Park");
        browser.see(".list-head");

        assertThat(browser.run("return performance.getEntriesByType('resource')"
                        + ".map((each) => new URL(each.name).host).filter((host) => host !== location.host).join()"))
                .isEmpty();
        assertThat(browser.run("return document.querySelectorAll('[style], style, script:not([src])').length"))
                .isEqualTo("0");
    }
}
