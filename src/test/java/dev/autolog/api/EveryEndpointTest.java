package dev.autolog.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.crm.PlainAdapter;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalIssuer;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each role and another account's token against every endpoint that the API's description has. */
@QuarkusTest
class EveryEndpointTest extends ApiTest {
    private static final List<String> ROLES = List.of("agent", "supervisor", "admin");

    /** What an endpoint is about, which says what others get of it. */
    private enum About {
        /** The caller alone. */
        CALLER,
        /** One leg of a call: another's is not there. */
        LEG,
        /** A list of legs: another's are not on it. */
        LEGS,
        /** Many legs at once: another's are not there, each for itself. */
        MANY_LEGS,
        /** Something that everybody of the account may see, by id. */
        ACCOUNT_ONE,
        /** A list of what everybody of the account may see. */
        ACCOUNT_LIST,
        /** Adds to the caller's account. */
        ACCOUNT_NEW,
        /** A list that is an admin's business. */
        ADMIN_LIST,
        /** One thing of the account that is an admin's business; here one that is not there. */
        ADMIN_ONE,
        /** Rows that are an admin's business. */
        ADMIN_ROWS,
        /** Adds to the account what is an admin's business. */
        ADMIN_NEW,
        /** An admin's choice, which holds for the admin's account alone. */
        ADMIN_CHOICE,
        /** The account's settings, which admins alone change, and those of its agents. */
        ADMIN,
        /** Figures of the account that are none of an agent's business; others see their own account's. */
        OVERSEER,
        /** Letters of the account that are its admins' business alone: for others it says so. */
        LETTERS,
        /** A stream that does not end; what comes on it is tested elsewhere. */
        STREAM,
        /** For programs with an API key alone, and for no person. */
        KEY
    }

    /** An endpoint: what it is about and a body that is good for a conflict of Ada's. */
    private record Endpoint(About about, String body) {}

    private static final String SPAN = "{\"from\": \"2026-01-01T00:00:00Z\", \"to\": \"2026-01-02T00:00:00Z\"}";
    private static final String CHOICE = "{\"contactId\": \"c-2\"}";

    private static final String STRANGER = "{\"number\": \"+14155550177\"}";
    private static final String LINE = "{\"line\": \"+14155550199\"}";
    private static final String CRM = "{\"kind\": \"" + PlainAdapter.KIND
            + "\", \"settings\": {\"address\": \"https://crm.example.com\"}, \"secrets\": {\"token\": \"t-1\"}}";
    private static final String PARKED = "{\"ids\": [\"{id}\"]}";
    private static final String FILE = "Name,Phone\nJane,+14155550177\n";
    private static final String COLUMNS = "{\"columns\": [\"NAME\", \"PHONE\"]}";
    private static final String KEY = "{\"name\": \"Nightly sync\"}";
    private static final String POP_UP_ONLY = "{\"values\": {\"popUpOnly\": true}}";

    private static final Map<String, Endpoint> ENDPOINTS = Map.ofEntries(
            Map.entry("GET /api/v1/me", new Endpoint(About.CALLER, "")),
            Map.entry("GET /api/v1/conflicts", new Endpoint(About.LEGS, "")),
            Map.entry("GET /api/v1/conflicts/count", new Endpoint(About.CALLER, "")),
            Map.entry("GET /api/v1/conflicts/{id}", new Endpoint(About.LEG, "")),
            Map.entry("GET /api/v1/conflicts/{id}/candidates", new Endpoint(About.LEG, "")),
            Map.entry("POST /api/v1/conflicts/{id}/resolve", new Endpoint(About.LEG, CHOICE)),
            Map.entry("POST /api/v1/conflicts/{id}/dismiss", new Endpoint(About.LEG, "{\"reason\": \"spam\"}")),
            Map.entry(
                    "POST /api/v1/conflicts/resolve",
                    new Endpoint(About.MANY_LEGS, "{\"conflictIds\": [\"{id}\"], \"contactId\": \"c-2\"}")),
            Map.entry("POST /api/v1/conflicts/dismiss", new Endpoint(About.MANY_LEGS, "{\"conflictIds\": [\"{id}\"]}")),
            Map.entry("GET /api/v1/calls", new Endpoint(About.LEGS, "")),
            Map.entry("GET /api/v1/calls/{id}", new Endpoint(About.LEG, "")),
            Map.entry("POST /api/v1/calls/{id}/log", new Endpoint(About.LEG, CHOICE)),
            Map.entry("PATCH /api/v1/calls/{id}/log", new Endpoint(About.LEG, "{\"notes\": \"x\"}")),
            Map.entry("GET /api/v1/contacts", new Endpoint(About.ACCOUNT_LIST, "")),
            Map.entry("GET /api/v1/contacts/{id}", new Endpoint(About.ACCOUNT_ONE, "")),
            Map.entry(
                    "POST /api/v1/contacts",
                    new Endpoint(About.ACCOUNT_NEW, "{\"name\": \"Zoe\", \"number\": \"+14155552679\"}")),
            Map.entry("GET /api/v1/contact-pages", new Endpoint(About.ACCOUNT_LIST, "")),
            Map.entry("GET /api/v1/remembered-numbers", new Endpoint(About.ACCOUNT_LIST, "")),
            Map.entry("DELETE /api/v1/remembered-numbers/{number}", new Endpoint(About.ACCOUNT_ONE, "")),
            Map.entry("GET /api/v1/past-call-jobs", new Endpoint(About.ADMIN_LIST, "")),
            Map.entry("POST /api/v1/past-call-jobs", new Endpoint(About.ADMIN_NEW, SPAN)),
            Map.entry("GET /api/v1/past-call-jobs/{id}", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("POST /api/v1/past-call-jobs/{id}/start", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("POST /api/v1/past-call-jobs/{id}/pause", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("POST /api/v1/past-call-jobs/{id}/resume", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("POST /api/v1/past-call-jobs/{id}/cancel", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("GET /api/v1/settings", new Endpoint(About.CALLER, "")),
            Map.entry("PATCH /api/v1/settings", new Endpoint(About.ADMIN, POP_UP_ONLY)),
            Map.entry("GET /api/v1/settings/mine", new Endpoint(About.CALLER, "")),
            Map.entry("PATCH /api/v1/settings/mine", new Endpoint(About.CALLER, POP_UP_ONLY)),
            Map.entry("GET /api/v1/settings/agents/{agentId}", new Endpoint(About.ADMIN, "")),
            Map.entry("PATCH /api/v1/settings/agents/{agentId}", new Endpoint(About.ADMIN, POP_UP_ONLY)),
            Map.entry("GET /api/v1/settings/changes", new Endpoint(About.CALLER, "")),
            Map.entry("POST /api/v1/settings/preview/number", new Endpoint(About.CALLER, "{\"number\": \"415\"}")),
            Map.entry("POST /api/v1/settings/preview/log", new Endpoint(About.CALLER, "{}")),
            Map.entry("GET /api/v1/dead-letters", new Endpoint(About.LETTERS, "")),
            Map.entry("GET /api/v1/dead-letters/{id}", new Endpoint(About.LETTERS, "")),
            Map.entry("POST /api/v1/dead-letters/replay", new Endpoint(About.LETTERS, "{\"ids\": [\"{id}\"]}")),
            Map.entry("POST /api/v1/dead-letters/discard", new Endpoint(About.LETTERS, "{\"ids\": [\"{id}\"]}")),
            Map.entry("GET /api/v1/own-lines", new Endpoint(About.ADMIN_LIST, "")),
            Map.entry("POST /api/v1/own-lines/pin", new Endpoint(About.ADMIN_CHOICE, LINE)),
            Map.entry("POST /api/v1/own-lines/remove", new Endpoint(About.ADMIN_CHOICE, LINE)),
            Map.entry("POST /api/v1/own-lines/take-back", new Endpoint(About.ADMIN_ONE, LINE)),
            Map.entry("GET /api/v1/record-warnings", new Endpoint(About.ADMIN_LIST, "")),
            Map.entry("GET /api/v1/erasures", new Endpoint(About.ADMIN_LIST, "")),
            Map.entry("GET /api/v1/erasures/{id}", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("POST /api/v1/erasures", new Endpoint(About.ADMIN_NEW, STRANGER)),
            Map.entry("POST /api/v1/exports", new Endpoint(About.ADMIN_ROWS, STRANGER)),
            Map.entry("GET /api/v1/crm-kinds", new Endpoint(About.ADMIN, "")),
            Map.entry("GET /api/v1/crm-connection", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("PUT /api/v1/crm-connection", new Endpoint(About.ADMIN, CRM)),
            Map.entry("DELETE /api/v1/crm-connection", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("POST /api/v1/crm-connection/test", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("POST /api/v1/crm-connection/pause", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("POST /api/v1/crm-connection/resume", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("POST /api/v1/crm-connection/confirm-deletions", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("GET /api/v1/crm-connection/parked-logs", new Endpoint(About.ADMIN_LIST, "")),
            Map.entry("POST /api/v1/crm-connection/parked-logs/retry", new Endpoint(About.ADMIN_ONE, PARKED)),
            Map.entry("POST /api/v1/crm-connection/parked-logs/discard", new Endpoint(About.ADMIN_ONE, PARKED)),
            Map.entry("GET /api/v1/first-steps", new Endpoint(About.ADMIN, "")),
            Map.entry("POST /api/v1/first-steps/test-call", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("GET /api/v1/contact-uploads", new Endpoint(About.ADMIN_LIST, "")),
            Map.entry("POST /api/v1/contact-uploads", new Endpoint(About.ADMIN_NEW, FILE)),
            Map.entry("GET /api/v1/contact-uploads/{id}", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("PUT /api/v1/contact-uploads/{id}/columns", new Endpoint(About.ADMIN_ONE, COLUMNS)),
            Map.entry("POST /api/v1/contact-uploads/{id}/start", new Endpoint(About.ADMIN_ONE, "{}")),
            Map.entry("DELETE /api/v1/contact-uploads/{id}", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("GET /api/v1/contact-uploads/{id}/report", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("GET /api/v1/api-keys", new Endpoint(About.ADMIN_LIST, "")),
            Map.entry("GET /api/v1/api-keys/{id}", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("POST /api/v1/api-keys", new Endpoint(About.ADMIN_NEW, KEY)),
            Map.entry("DELETE /api/v1/api-keys/{id}", new Endpoint(About.ADMIN_ONE, "")),
            Map.entry("PUT /api/v1/crm-contacts", new Endpoint(About.KEY, "")),
            Map.entry("GET /api/v1/status", new Endpoint(About.OVERSEER, "")),
            Map.entry("GET /api/v1/events", new Endpoint(About.STREAM, "")));

    static Stream<String> endpoints() {
        return OpenApi.endpoints().stream();
    }

    @Test
    void theTableHasEveryEndpointOfTheDescription() {
        assertThat(ENDPOINTS.keySet()).containsExactlyInAnyOrderElementsOf(OpenApi.endpoints());
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void withoutATokenNobodyGetsAnything(String endpoint) {
        call(given().contentType("application/json").header("X-Requested-With", "test"), endpoint, UUID.randomUUID())
                .statusCode(401)
                .contentType("application/problem+json");
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aTokenWithoutAnAccountOrARoleGetsNothing(String endpoint) {
        for (String claim : List.of("account_id", "agent_id", "groups")) {
            JwtClaims claims = LocalIssuer.claims(LocalPerson.of(account, ADA, "admin"));
            claims.unsetClaim(claim);
            RequestSpecification caller = given().contentType("application/json")
                    .auth()
                    .oauth2(LocalStackResource.issuer().token(claims));
            call(caller, endpoint, UUID.randomUUID()).statusCode(403);
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anApiKeyOpensItsOwnEndpointAlone(String endpoint) {
        String key = as(account, ADA, "admin").body(KEY).post(API + "/api-keys").path("key");
        RequestSpecification program =
                given().contentType("application/json").auth().oauth2(key);
        if (about(endpoint) == About.KEY) {
            call(program, endpoint, UUID.randomUUID(), "[]").statusCode(200);
        } else {
            call(program, endpoint, UUID.randomUUID()).statusCode(403).body("code", equalTo("KEY_NOT_ALLOWED"));
        }
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void ofAnotherAccountNobodyGetsAnythingWhateverTheRole(String endpoint) {
        UUID conflict = conflictOfAda();
        for (String role : ROLES) {
            getsNothing(() -> as("another-" + account, ADA, role), endpoint, conflict, true);
        }
        ada().get(API + "/conflicts/" + conflict).then().body("status", equalTo("OPEN"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anotherAgentGetsNothingOfAnAgentsCalls(String endpoint) {
        UUID conflict = conflictOfAda();
        getsNothing(this::ben, endpoint, conflict, false);
        ada().get(API + "/conflicts/" + conflict).then().body("status", equalTo("OPEN"));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void theAgentAndEverySupervisorAndAdminOfTheAccountMay(String endpoint) {
        for (String role : ROLES) {
            UUID conflict = conflictOfAda();
            if (endpoint.startsWith("PATCH")) {
                ada().body(CHOICE)
                        .post(API + "/calls/" + conflict + "/log")
                        .then()
                        .statusCode(200);
            }
            About about = about(endpoint);
            if (isAdmins(about)) {
                int expected = !role.equals("admin")
                        ? 403
                        : about == About.ADMIN_ONE ? 404 : about == About.ADMIN_NEW ? made(endpoint) : 200;
                call(as(account, SAM, role), endpoint, conflict).statusCode(expected);
            } else if (about != About.STREAM && !endpoint.startsWith("DELETE")) {
                String agent = role.equals("agent") ? ADA : SAM;
                ValidatableResponse response = call(as(account, agent, role), endpoint, conflict);
                int status = response.extract().statusCode();
                if (isBeyond(about, role)) {
                    assertThat(status).as("%s as %s", endpoint, role).isEqualTo(403);
                    continue;
                }
                assertThat(status).as("%s as %s", endpoint, role).isBetween(200, 201);
                if (about == About.MANY_LEGS) {
                    response.body("results.status", equalTo(List.of(200)));
                }
            }
        }
    }

    /** What is carried out later is accepted, all else is there at once. */
    private static int made(String endpoint) {
        return endpoint.endsWith("/erasures") ? 202 : 201;
    }

    static Stream<String> endpointsWithAJsonBody() {
        return endpoints().filter(endpoint -> bodyOf(endpoint).startsWith("{"));
    }

    @ParameterizedTest
    @MethodSource("endpointsWithAJsonBody")
    void anUnknownFieldOfARequestIsAnError(String endpoint) {
        String usual = bodyOf(endpoint);
        String body = usual.equals("{}") ? "{\"surplus\": 1}" : usual.replaceFirst("}$", ", \"surplus\": 1}");

        call(as(account, ADA, "admin"), endpoint, UUID.randomUUID(), body)
                .statusCode(422)
                .body("violations.field", equalTo(List.of("surplus")))
                .body("violations.code", equalTo(List.of("UNKNOWN_FIELD")));
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void anUnknownQueryParameterIsAnErrorThatNamesIt(String endpoint) {
        String[] parts = endpoint.split(" ", 2);
        String body = bodyOf(endpoint);
        RequestSpecification admin = as(account, ADA, "admin").queryParams("limits", "1", "surplus", "");

        (body.isEmpty() ? admin : sending(admin, body))
                .request(
                        parts[0],
                        parts[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString()))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_PARAMETER"))
                .body("parameter", equalTo("limits"));
    }

    @Test
    void whatAnIssuerAppendsToThePageIsNoError() {
        given().queryParams("code", "1", "state", "2").get("/").then().statusCode(200);
    }

    private void getsNothing(Caller caller, String endpoint, UUID conflict, boolean foreign) {
        switch (about(endpoint)) {
            case LEG -> call(caller.request(), endpoint, conflict).statusCode(404);
            case LEGS ->
                call(caller.request(), endpoint, conflict).statusCode(200).body("items", equalTo(List.of()));
            case MANY_LEGS ->
                call(caller.request(), endpoint, conflict)
                        .statusCode(200)
                        .body("results.status", equalTo(List.of(404)));
            case ACCOUNT_ONE -> {
                if (foreign) {
                    call(caller.request(), endpoint, conflict).statusCode(404);
                }
            }
            case ACCOUNT_LIST -> {
                if (foreign) {
                    call(caller.request(), endpoint, conflict).body("items", equalTo(List.of()));
                }
            }
            case ACCOUNT_NEW -> {
                if (foreign) {
                    String id =
                            call(caller.request(), endpoint, conflict).extract().path("id");
                    ada().get(API + "/contacts/" + id).then().statusCode(404);
                }
            }
            case ADMIN_CHOICE -> {
                int status =
                        call(caller.request(), endpoint, conflict).extract().statusCode();
                assertThat(status).isIn(200, 403);
                as(account, SAM, "admin").get(API + "/own-lines").then().body("items.choice", everyItem(nullValue()));
            }
            case ADMIN_LIST, ADMIN_ONE, ADMIN_NEW -> getsNothingOfAdmins(caller, endpoint, conflict);
            case ADMIN_ROWS -> {
                ValidatableResponse response = call(caller.request(), endpoint, conflict);
                if (response.extract().statusCode() == 200) {
                    response.body("", equalTo(List.of()));
                } else {
                    response.statusCode(403);
                }
            }
            case ADMIN -> {
                int status =
                        call(caller.request(), endpoint, conflict).extract().statusCode();
                assertThat(status).isIn(200, 403);
                ada().get(API + "/settings/mine").then().body("own", equalTo(List.of()));
            }
            case LETTERS -> {
                ValidatableResponse response = call(caller.request(), endpoint, conflict);
                if (response.extract().statusCode() == 200) {
                    assertThat(response.extract().asString()).containsAnyOf("\"items\":[]", "\"status\":404");
                } else {
                    assertThat(response.extract().statusCode()).isIn(403, 404);
                }
            }
            case OVERSEER -> {
                ValidatableResponse response = call(caller.request(), endpoint, conflict);
                if (response.extract().statusCode() == 200) {
                    response.body("account.open.count", equalTo(0));
                } else {
                    assertThat(response.extract().statusCode()).isEqualTo(403);
                }
            }
            case KEY -> call(caller.request(), endpoint, conflict).statusCode(403);
            case CALLER, STREAM -> {}
        }
        caller.request().get(API + "/conflicts/count").then().body("count", equalTo(0));
    }

    private void getsNothingOfAdmins(Caller caller, String endpoint, UUID conflict) {
        ValidatableResponse response = call(caller.request(), endpoint, conflict);
        switch (response.extract().statusCode()) {
            case 200 -> response.body("items", equalTo(List.of()));
            case 201, 202 ->
                as(account, SAM, "admin")
                        .get(URI.create(response.extract().header("Location")).getPath())
                        .then()
                        .statusCode(404);
            default -> assertThat(response.extract().statusCode()).isIn(403, 404);
        }
    }

    private static boolean isAdmins(About about) {
        return switch (about) {
            case ADMIN_LIST, ADMIN_ROWS, ADMIN_ONE, ADMIN_NEW, ADMIN_CHOICE -> true;
            case CALLER,
                    LEG,
                    LEGS,
                    MANY_LEGS,
                    ACCOUNT_ONE,
                    ACCOUNT_LIST,
                    ACCOUNT_NEW,
                    ADMIN,
                    OVERSEER,
                    LETTERS,
                    STREAM,
                    KEY -> false;
        };
    }

    private static boolean isBeyond(About about, String role) {
        return switch (about) {
            case KEY -> true;
            case ADMIN, LETTERS -> !role.equals("admin");
            case OVERSEER -> role.equals("agent");
            case CALLER, LEG, LEGS, MANY_LEGS, ACCOUNT_ONE, ACCOUNT_LIST, ACCOUNT_NEW, STREAM -> false;
            case ADMIN_LIST, ADMIN_ROWS, ADMIN_ONE, ADMIN_NEW, ADMIN_CHOICE -> throw new AssertionError(about);
        };
    }

    private interface Caller {
        RequestSpecification request();
    }

    private UUID conflictOfAda() {
        String callId = "s-" + UUID.randomUUID();
        if (database.count("select count(*) from contact where account_id = ?", account) == 0) {
            crmHas(contact("c-1", "Jane Smith", JANES), contact("c-2", "Bob Ray", JANES));
        }
        rang(callFrom(JANES, callId));
        return idOf(callId);
    }

    private static String bodyOf(String endpoint) {
        return ENDPOINTS.getOrDefault(endpoint, new Endpoint(About.CALLER, "")).body;
    }

    private static About about(String endpoint) {
        Endpoint known = ENDPOINTS.get(endpoint);
        assertThat(known).as("%s in the table of this test", endpoint).isNotNull();
        return known == null ? About.CALLER : known.about;
    }

    private ValidatableResponse call(RequestSpecification caller, String endpoint, UUID leg) {
        return call(caller, endpoint, leg, bodyOf(endpoint));
    }

    private ValidatableResponse call(RequestSpecification caller, String endpoint, UUID leg, String body) {
        String[] parts = endpoint.split(" ", 2);
        String id = parts[1].startsWith(API + "/contacts")
                ? "c-1"
                : parts[1].startsWith(API + "/dead-letters") ? letter() : leg.toString();
        String path = parts[1].replace("{id}", id).replace("{number}", JANES).replace("{agentId}", ADA);
        RequestSpecification request = body.isEmpty() ? caller : sending(caller, body.replace("{id}", id));
        if (endpoint.equals("GET /api/v1/contacts")) {
            request.queryParam("q", "jane");
        }
        return request.request(parts[0], path).then();
    }

    private static RequestSpecification sending(RequestSpecification caller, String body) {
        return body.equals(FILE)
                ? caller.contentType("text/csv").body(body.getBytes(StandardCharsets.UTF_8))
                : caller.body(body);
    }

    /** A dead letter of the account that waits. */
    private String letter() {
        String key = account + "/s-" + UUID.randomUUID();
        wire.send("call-ended", key, "{");
        String sql = "select topic || '-' || partition || '-' || place from dead_letter where record_key = ?";
        Wire.patiently().until(() -> !database.rows(sql, key).isEmpty());
        return database.rows(sql, key).getFirst();
    }
}
