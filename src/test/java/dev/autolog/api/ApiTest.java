package dev.autolog.api;

import static io.restassured.RestAssured.given;

import dev.autolog.flow.CrmContact;
import dev.autolog.flow.Database;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;

/** A running service between a real broker, a real database and an issuer of tokens; every test has an account to itself. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
abstract class ApiTest {
    static final String API = "/api/v1";
    static final String ADA = "u-17";
    static final String BEN = "u-18";
    static final String SAM = "u-2";
    static final String JANES = "+14155552671";
    static final String NOBODYS = "+14155552673";

    final String account = "account-" + UUID.randomUUID();
    Wire wire;
    Database database;

    @BeforeEach
    void connect() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        database = new Database(LocalStackResource.database());
    }

    @AfterEach
    void disconnect() {
        wire.close();
    }

    /** A request of Ada's, an agent. */
    RequestSpecification ada() {
        return as(account, ADA, "agent");
    }

    /** A request of Ben's, another agent. */
    RequestSpecification ben() {
        return as(account, BEN, "agent");
    }

    /** A request of the supervisor's. */
    RequestSpecification sam() {
        return as(account, SAM, "supervisor");
    }

    static RequestSpecification as(String account, String agent, String role) {
        return given().contentType("application/json")
                .auth()
                .oauth2(LocalStackResource.issuer().token(LocalPerson.of(account, agent, role)));
    }

    /** Publishes contacts and waits until the directory has them. */
    void crmHas(CrmContact... contacts) {
        for (CrmContact contact : contacts) {
            wire.contact(contact);
        }
        database.awaitContacts(account, contacts.length);
    }

    CrmContact contact(String id, String name, String... phones) {
        return CrmContact.of(account, id, name, phones);
    }

    /** Publishes calls and waits until each is decided. */
    void rang(EndedCall... calls) {
        long before = database.count("select count(*) from call_leg where account_id = ?", account);
        for (EndedCall call : calls) {
            wire.call(call);
        }
        database.awaitLegs(account, before + calls.length);
    }

    /** A call of Ada's. */
    EndedCall callFrom(String number, String callId) {
        return EndedCall.from(number, account, callId).agentName("Ada Park");
    }

    /** A call of Ben's. */
    EndedCall bensCallFrom(String number, String callId) {
        return EndedCall.from(number, account, callId).agent(BEN, "102", "+14155550102");
    }

    /** The id that the service gave a call. */
    UUID idOf(String callId) {
        return UUID.fromString(
                database.rows("select id from call_leg where account_id = ? and call_id = ?", account, callId)
                        .getFirst());
    }

    /** What a page holds of the platform's call ids. */
    static List<String> callIds(RequestSpecification caller, String path, Map<String, ?> query) {
        return caller.queryParams(query)
                .get(API + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.callId", String.class);
    }
}
