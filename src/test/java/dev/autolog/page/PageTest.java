package dev.autolog.page;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.flow.CrmContact;
import dev.autolog.flow.Database;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** The running service, and browsers for people of one of the demo's accounts. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
abstract class PageTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SETTINGS = "/api/v1/settings";

    @TestHTTPResource("/")
    URI page = URI.create("/");

    private final String account;
    private final List<Browser> browsers = new ArrayList<>();
    Wire wire;
    Database database;

    PageTest(String account) {
        this.account = account;
    }

    @BeforeEach
    void connect() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        database = new Database(LocalStackResource.database());
    }

    @AfterEach
    void disconnect() {
        browsers.forEach(Browser::close);
        wire.close();
    }

    String account() {
        return account;
    }

    /** A browser in which nobody has signed in. */
    Browser browser() {
        Browser browser = Browser.open(Chromium.find(), page);
        browsers.add(browser);
        return browser;
    }

    /** A browser of a reader whose first language is the tag's, such as {@code de-DE}; nobody has signed in. */
    Browser browserIn(String language) {
        Browser browser = Browser.open(Chromium.find(), page, language);
        browsers.add(browser);
        return browser;
    }

    /** A browser in which a person of the account has signed in. */
    Browser browserOf(String person) {
        Browser browser = browser();
        browser.signIn(person);
        return browser;
    }

    /** Publishes contacts and waits until the directory has them. */
    void crmHas(CrmContact... contacts) {
        for (CrmContact contact : contacts) {
            wire.contact(contact);
        }
        String[] keys = Stream.of(contacts).map(CrmContact::key).toArray(String[]::new);
        Wire.patiently()
                .until(() -> database.count(
                                "select count(*) from contact where account_id || '/' || contact_id = any (?)",
                                (Object) keys)
                        == keys.length);
    }

    CrmContact contact(String id, String name, String... phones) {
        return CrmContact.of(account, id, name, phones);
    }

    EndedCall callFrom(String number) {
        return EndedCall.from(number, account, "s-" + UUID.randomUUID());
    }

    /** Publishes a call with the caller's name and the agent who had it. */
    void rings(EndedCall call, String callerName, String agentId, String agentName) {
        try {
            ObjectNode record = (ObjectNode) JSON.readTree(call.json());
            String end = record.get("direction").asText().equals("INBOUND") ? "from" : "to";
            ((ObjectNode) record.get(end)).put("name", callerName);
            ((ObjectNode) record.get("agent")).put("id", agentId).put("name", agentName);
            wire.send("call-ended", call.key(), record.toString());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The account's settings as the API has them. */
    JsonNode settings() {
        return json(asAdmin("b-9").get(SETTINGS));
    }

    /** Somebody changes the account's settings elsewhere. */
    void change(Map<String, ?> body, String agentId) {
        asAdmin(agentId).body(body).patch(SETTINGS).then().statusCode(200);
    }

    /** Takes back all that was ever set, for the account and for one of its agents. */
    void resetSettings(String agentId) {
        change(Map.of("values", nothing(settings().path("set")), "locked", List.of()), "b-9");
        String own = SETTINGS + "/agents/" + agentId;
        JsonNode set = json(asAdmin("b-9").get(own)).path("own");
        if (!set.isEmpty()) {
            asAdmin("b-9")
                    .body(Map.of("values", nothing(set)))
                    .patch(own)
                    .then()
                    .statusCode(200);
        }
    }

    /** How it is as the API tells it to administrators. */
    String status() {
        return asAdmin("b-9")
                .get("/api/v1/status")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static Map<String, @Nullable Object> nothing(JsonNode names) {
        Map<String, @Nullable Object> values = new HashMap<>();
        names.forEach(name -> values.put(name.asText(), null));
        return values;
    }

    RequestSpecification asAdmin(String agentId) {
        return given().auth()
                .oauth2(LocalStackResource.issuer().token(LocalPerson.of(account, agentId, "admin")))
                .contentType(ContentType.JSON);
    }

    private static JsonNode json(Response response) {
        try {
            return JSON.readTree(response.then().statusCode(200).extract().asString());
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON", e);
        }
    }
}
