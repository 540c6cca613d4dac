package dev.autolog.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.autolog.flow.CrmContact;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Stack;
import dev.autolog.local.LocalKeycloak;
import dev.autolog.local.Ports;
import dev.autolog.local.ServiceProcess;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service with people of a real Keycloak, by the realm that is shown to operators. */
@Tag("deploy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "pw-Gt5kD8";
    /** A front end that asks for tokens that Autolog takes, and an application that has nothing to do with it. */
    private static final String FRONT_END = "front-end";

    private static final String STRANGER = "newsletter";

    @TempDir
    private static Path folder = Path.of(".");

    private URI url;
    private Stack stack;
    private LocalKeycloak keycloak;
    private ServiceProcess service;

    @BeforeAll
    void start() {
        int port = Ports.free();
        url = URI.create("http://127.0.0.1:" + port);
        keycloak = LocalKeycloak.start(url, folder.resolve("keycloak.log"));
        letIn(person("ada", "Ada Park", "acme", "u-17", "agent"));
        letIn(person("alma", "Alma Reyes", "acme", "u-1", "admin"));
        letIn(person("ida", "Ida Lindt", "nordwind", "n-8", "admin"));
        know(FRONT_END, List.of("autolog"));
        know(STRANGER, List.of());
        stack = new Stack(folder);
        service = ServiceProcess.launch(
                stack.broker,
                stack.database,
                stack.issuer,
                folder.resolve("service.log"),
                Map.of(
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_OIDC_AUTH_SERVER_URL", keycloak.issuer().toString(),
                        "QUARKUS_OIDC_CREDENTIALS_SECRET", LocalKeycloak.clientSecret(),
                        "AUTOLOG_SECURITY_ACCEPT", "plain-http,plain-kafka,plain-database,plain-issuer,default-secret"),
                "-Xmx256m");
        await().atMost(PATIENCE).ignoreExceptions().until(() -> ready() == 200);
    }

    @AfterAll
    void stop() {
        service.close();
        stack.close();
        keycloak.close();
    }

    @Test
    void aTokenTellsWhoseTheCallsAreAndWhatThePersonMayDo() {
        CrmContact contact = CrmContact.of("acme", "c-1", "Jane Smith", "+14155552671");
        stack.wire.contact(contact);
        stack.wire.call(EndedCall.from("+14155552671", "acme", "s-1"));
        await().atMost(PATIENCE).untilAsserted(() -> as("ada", "/calls").body("items", hasSize(1)));

        as("ada", "/me").body("agentId", equalTo("u-17")).body("role", equalTo("AGENT"));
        as("ada", "/dead-letters").statusCode(403);
        as("alma", "/me").body("name", equalTo("Alma Reyes")).body("role", equalTo("ADMIN"));
        as("alma", "/calls").body("items", hasSize(1));
        as("alma", "/dead-letters").statusCode(200);
        as("ida", "/calls").statusCode(200).body("items", hasSize(0));
    }

    @Test
    void aTokenThatWasMadeForAnotherApplicationIsNone() {
        api(token("alma", STRANGER)).get("/me").then().statusCode(401);
    }

    @Test
    void aPersonSignsInByKeycloaksOwnFormAndOutAgain() {
        try (Browser browser = Browser.open(Chromium.find(), url)) {
            browser.go("");
            browser.see(".sign-in .button").click();
            browser.see("#username").sendKeys("ada");
            browser.see("#password").sendKeys(PASSWORD);
            browser.see("#kc-login").click();
            browser.see(".bar nav a");
            assertThat(browser.runToEnd("fetch('/api/v1/me').then((answer) => answer.text()).then(arguments[0])"))
                    .contains("Ada Park", "u-17", "acme");

            browser.see(".person .button").click();
            browser.see(".sign-in .button").click();
            // It asks again: the session at Keycloak is over too.
            browser.see("#username");
        }
    }

    @Test
    void whileTheIssuerIsAwayTokensThatAreThereGoOnAndNewOnesDoOnceItIsBack() {
        String token = token("ada", FRONT_END);
        api(token).get("/me").then().statusCode(200);
        keycloak.stop();

        api(token).get("/me").then().statusCode(200);
        assertThat(ready()).isEqualTo(200);

        keycloak.start();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> as("alma", "/me").statusCode(200));
    }

    private ValidatableResponse as(String person, String path) {
        return api(token(person, FRONT_END)).get(path).then();
    }

    private RequestSpecification api(String token) {
        return given().baseUri(url.toString()).basePath("/api/v1").auth().oauth2(token);
    }

    private int ready() {
        return given().baseUri(service.managementUrl().toString())
                .get("/q/health/ready")
                .statusCode();
    }

    private String token(String person, String client) {
        return token(LocalKeycloak.REALM, client, person, PASSWORD);
    }

    private String token(String realm, String client, String person, String password) {
        return given().baseUri(keycloak.url().toString())
                .formParams("grant_type", "password", "client_id", client, "username", person, "password", password)
                .post("/realms/" + realm + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static Map<String, Object> person(String id, String name, String account, String agent, String role) {
        Map<String, Object> person = new HashMap<>();
        person.put("username", id);
        person.put("enabled", true);
        person.put("firstName", name.split(" ", 2)[0]);
        person.put("lastName", name.split(" ", 2)[1]);
        person.put("attributes", Map.of("account_id", List.of(account), "agent_id", List.of(agent)));
        person.put("credentials", List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false)));
        person.put("realmRoles", List.of(role));
        return person;
    }

    private void letIn(Map<String, Object> person) {
        add(Map.of("ifResourceExists", "FAIL", "users", List.of(person)));
    }

    private void know(String client, List<String> scopes) {
        Map<String, Object> known = Map.of(
                "clientId", client,
                "publicClient", true,
                "standardFlowEnabled", false,
                "directAccessGrantsEnabled", true,
                "defaultClientScopes", scopes);
        add(Map.of("ifResourceExists", "FAIL", "clients", List.of(known)));
    }

    private void add(Map<String, Object> part) {
        given().baseUri(keycloak.url().toString())
                .auth()
                .oauth2(token("master", "admin-cli", LocalKeycloak.ADMIN, LocalKeycloak.adminPassword()))
                .contentType(ContentType.JSON)
                .body(part)
                .post("/admin/realms/" + LocalKeycloak.REALM + "/partialImport")
                .then()
                .statusCode(200);
    }
}
