package dev.autolog.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.PlainAdapter;
import dev.autolog.flow.Wire;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An admin of an empty account is led to the first logged call. */
@QuarkusTest
class FirstStepsTest extends PageTest {
    private static final String CONNECTION = "/api/v1/crm-connection";

    FirstStepsTest() {
        super("newcomer");
    }

    @AfterEach
    void disconnectTheCrm() {
        asAdmin("k-1").delete(CONNECTION);
    }

    @Test
    void leadFromAnEmptyAccountToALoggedCall() {
        asAdmin("k-1").post("/api/v1/first-steps/test-call").then().statusCode(404);
        Browser admin = browserOf("Kim Sato");
        admin.see(".first-steps a", "Connect a CRM");
        assertThat(admin.see(".first-steps button", "Make a test call").getAttribute("aria-disabled"))
                .isEqualTo("true");

        asAdmin("k-1")
                .body(Map.of(
                        "kind",
                        PlainAdapter.KIND,
                        "settings",
                        Map.of("address", "https://crm.example.com"),
                        "secrets",
                        Map.of("token", PlainAdapter.WITH_CONTACT)))
                .put(CONNECTION)
                .then()
                .statusCode(200);
        asAdmin("k-1").post(CONNECTION + "/resume").then().statusCode(200);
        admin.see(".step.is-done", "Bring your contacts");
        admin.see(".first-steps button", "Make a test call").click();

        admin.see(".first-steps", "All set: calls are logged by themselves from now on.");
        Wire.patiently()
                .until(() -> wire.on("call-logged", account()).stream()
                        .anyMatch(log -> log.text("contactId").equals(PlainAdapter.CONTACT)
                                && log.text("agentId").equals("k-1")));
        admin.go("");
        admin.see("#list-heading");
        admin.seeNo(".first-steps", "First steps");
    }
}
