package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.api.RawHttp.Answer;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are no requests of this API are problems of the client, and each answer says which. */
@QuarkusTest
class MalformedRequestTest extends ApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> endpoints() {
        return OpenApi.endpoints().stream();
    }

    @ParameterizedTest
    @MethodSource("endpoints")
    void aBearerTokenThatIsNoTokenIsUnauthenticated(String endpoint) {
        String[] parts = endpoint.split(" ", 2);
        String path = parts[1].replaceAll("\\{\\w+}", UUID.randomUUID().toString());
        for (String token : List.of(
                "..",
                ".",
                "...",
                ". .",
                "a",
                "a.b",
                "a..b",
                ".a.b",
                "a.b.",
                "é.é.é",
                "{}.{}.{}",
                "a.b.c",
                "e30.e30.e30",
                "\t")) {
            Answer answer = RawHttp.send(
                    parts[0],
                    path,
                    "{}".getBytes(StandardCharsets.UTF_8),
                    "Authorization: Bearer " + token,
                    "Content-Type: application/json");

            assertThat(answer.status()).as("%s with %s", endpoint, token).isEqualTo(401);
            assertThat(answer.isProblem()).as("%s with %s", endpoint, token).isTrue();
            assertThat(answer.head()).contains("www-authenticate: bearer");
        }
    }

    static List<String> timesOutOfRange() {
        return List.of(
                "0000-01-01T00:00:00Z",
                "0001-01-01T00:00:00+01:00",
                "-0001-01-01T00:00:00Z",
                "-9999-12-31T23:59:59Z",
                "9999-12-31T23:59:59-01:00",
                "+10000-01-01T00:00:00Z",
                "+294277-01-01T00:00:00Z",
                "+999999999-12-31T23:59:59-18:00",
                "-999999999-01-01T00:00:00+18:00",
                "+1000000000-12-31T23:59:59Z");
    }

    @ParameterizedTest
    @MethodSource("timesOutOfRange")
    void aTimeThatNoDatabaseHoldsIsAnError(String time) {
        for (String list : List.of("/calls", "/conflicts")) {
            for (String parameter : List.of("from", "to")) {
                ada().queryParam(parameter, time)
                        .get(API + list)
                        .then()
                        .statusCode(400)
                        .body("parameter", equalTo(parameter));
            }
        }
        as(account, SAM, "admin")
                .body("{\"from\": \"" + time + "\", \"to\": \"" + time + "\"}")
                .post(API + "/past-call-jobs")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of("from", "to")))
                .body("violations.code", equalTo(List.of("INVALID_TIME", "INVALID_TIME")));
    }

    @ParameterizedTest
    @MethodSource("timesOutOfRange")
    void aCursorWithATimeThatNoDatabaseHoldsIsNone(String time) {
        for (String cursor : List.of(
                time + "/" + new UUID(0, 0),
                time + "/call-ended-dead-letter-0-0",
                time + " 0 c-1",
                "2026-01-01T00:00:00Z 0 \0")) {
            String text =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(cursor.getBytes(StandardCharsets.UTF_8));
            for (String list :
                    List.of("/calls", "/conflicts", "/past-call-jobs", "/dead-letters", "/record-warnings")) {
                as(account, SAM, "admin")
                        .queryParam("cursor", text)
                        .get(API + list)
                        .then()
                        .statusCode(400)
                        .body("parameter", equalTo("cursor"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999999999Z"})
    void theEndsOfTheRangeAreTimes(String time) {
        ada().queryParam("from", time)
                .queryParam("to", time)
                .get(API + "/calls")
                .then()
                .statusCode(200);
        as(account, SAM, "admin")
                .body("{\"from\": \"0001-01-01T00:00:00Z\", \"to\": \"9999-12-31T23:59:59.999999999Z\"}")
                .post(API + "/past-call-jobs")
                .then()
                .statusCode(201);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"newContact\": \"\"}|newContact",
                "{\"newContact\": []}|newContact",
                "{\"newContact\": 7}|newContact",
                "{\"newContact\": {\"name\": {}}}|newContact.name",
                "{\"newContact\": {\"name\": [\"a\"]}}|newContact.name",
                "{\"contactId\": []}|contactId",
                "{\"associationId\": {\"a\": 1}}|associationId",
                "{\"associationId\": []}|associationId",
                "{\"rememberNumber\": \"maybe\"}|rememberNumber",
                "{\"rememberNumber\": {}}|rememberNumber"
            })
    void aValueOfTheWrongTypeIsNamed(String body, String field) {
        ada().body(body)
                .post(API + "/calls/" + UUID.randomUUID() + "/log")
                .then()
                .statusCode(400)
                .body("code", equalTo("WRONG_TYPE"))
                .body("parameters.field", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "99999999999999999999",
                "-2147483649",
                "1e400",
                "\"x\"",
                "{}",
                "[]",
                "[1]",
            })
    void aNumberOutOfRangeIsNamed(String number) {
        as(account, SAM, "admin")
                .body("{\"version\": " + number + ", \"values\": {\"popUpOnly\": true}}")
                .patch(API + "/settings")
                .then()
                .statusCode(400)
                .body("parameters.field", equalTo("version"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"newContact\": {\"name\": \"a\\u0000\"}}|newContact.name",
                "{\"newContact\": {\"name\": \"a\\ud800\"}}|newContact.name",
                "{\"newContact\": {\"name\": \"\\udc00\\ud800\"}}|newContact.name",
                "{\"notes\": \"\\ud83d\"}|notes",
                "{\"associationId\": \"\\u0000\"}|associationId",
                "{\"newContact\": {\"n\\u0000\": 1}}|newContact"
            })
    void textThatCannotBeStoredIsNamed(String body, String field) {
        ada().body(body)
                .post(API + "/calls/" + UUID.randomUUID() + "/log")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of(field)))
                .body("violations.code", equalTo(List.of("INVALID_CHARACTER")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"doNotLog\": [{\"value\": \"+1\\u0000\"}]}|values.doNotLog[0].value",
                "{\"ownLines\": [\"1\", \"\\ud800\"]}|values.ownLines[1]"
            })
    void textThatCannotBeStoredIsNamedInSettingsToo(String values, String field) {
        as(account, SAM, "admin")
                .body("{\"values\": " + values + "}")
                .patch(API + "/settings")
                .then()
                .statusCode(422)
                .body("violations.field", equalTo(List.of(field)));
    }

    @ParameterizedTest
    @ValueSource(ints = {900, 1100, 100_000})
    void deepNestingIsAnError(int depth) {
        String nested = "[".repeat(depth) + "]".repeat(depth);
        String token = LocalStackResource.issuer().token(LocalPerson.of(account, SAM, "admin"));
        Answer answer = RawHttp.send(
                "PATCH",
                API + "/settings",
                ("{\"values\": {\"doNotLog\": " + nested + "}}").getBytes(StandardCharsets.UTF_8),
                "Authorization: Bearer " + token,
                "Content-Type: application/json");

        assertThat(answer.isProblem()).isTrue();
        assertThat(answer.status()).isIn(400, 422);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a b", "a<b", "a|b", "%zz", "[::1", "host:port", "host:99999999", "é", "a/b", "a,b", "a@b", ""})
    void aHostThatIsNoneIsAnErrorAndLeavesNoUriInTheLog(String host) throws IOException {
        String token = LocalStackResource.issuer().token(LocalPerson.of(account, ADA, "agent"));
        try (LogLines lines = new LogLines()) {
            for (String path : List.of(API + "/contacts/+14155559876", API + "/me", "/", "/nothing-4155559876")) {
                Answer answer = RawHttp.send("GET", path, "Host: " + host, "Authorization: Bearer " + token);
                assertThat(answer.status()).as(path).isEqualTo(400);
                assertThat(answer.isProblem()).isTrue();
                JsonNode problem = JSON.readTree(answer.body());
                assertThat(problem.path("code").asText()).isEqualTo("MALFORMED_REQUEST");
            }
            assertThat(lines.all()).noneMatch(line -> line.contains("4155559876"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/q/metrics",
                "/q/health",
                "//q/metrics",
                "/api/%2e%2e/q/metrics",
                "/api/%2E%2e/q/metrics",
                "/api/../q/metrics",
                "/api/..;/q/metrics",
                "/api/.%2e/q/health",
                "/api/%252e%252e/q/metrics",
                "/api%2f..%2fq/metrics",
                "/api/%2e%2e%2fq%2fmetrics",
                "/api/..%5cq/metrics",
                "/api/v1/%2e%2e/%2e%2e/q/metrics",
                "/api/v1/me;x=/q/metrics",
                "/./q/metrics",
                "/js/%2e%2e/%2e%2e/application.properties",
                "/js/..%2f..%2fapplication.properties"
            })
    void aPathThatOthersWouldReadDifferentlyIsNotThere(String path) {
        String token = LocalStackResource.issuer().token(LocalPerson.of(account, ADA, "admin"));
        Answer answer = RawHttp.send("GET", path, "Authorization: Bearer " + token);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.isProblem()).as(answer.head()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/me, 405",
        "FOO, /api/v1/contacts/+14155559876, 405",
        "PUT, /api/v1/calls/4155559876, 405",
        "GET, /api/v2/calls/4155559876, 404",
        "GET, /4155559876, 404",
        "GET, /api/v1/contacts/%80%ff4155559876, 404"
    })
    void whatIsNotThereIsAProblemAndLeavesNoUriInTheLog(String method, String path, int status) {
        String token = LocalStackResource.issuer().token(LocalPerson.of(account, ADA, "admin"));
        try (LogLines lines = new LogLines()) {
            Answer answer = RawHttp.send(method, path, "Authorization: Bearer " + token);

            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.isProblem()).as(answer.head()).isTrue();
            assertThat(answer.body()).doesNotContain("Exception", "dev.autolog");
            assertThat(lines.all()).noneMatch(line -> line.contains("4155559876"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/%zz/4155559876",
                "/api/v1/contacts/%zz4155559876",
                "/api/v1/contacts/[4155559876]",
                "/<4155559876>"
            })
    void aTargetThatIsNoUriIsAnErrorAndLeavesNoUriInTheLog(String target) {
        try (LogLines lines = new LogLines()) {
            assertThat(RawHttp.send("GET", target).status()).isEqualTo(400);
            assertThat(lines.all()).noneMatch(line -> line.contains("4155559876"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded"})
    void aBodyThatIsNotJsonIsRefused(String type) {
        for (String path : List.of("/own-lines/pin", "/conflicts/" + UUID.randomUUID() + "/dismiss", "/contacts")) {
            Answer answer = RawHttp.send(
                    "POST",
                    API + path,
                    "x".getBytes(StandardCharsets.UTF_8),
                    "Authorization: Bearer " + LocalStackResource.issuer().token(LocalPerson.of(account, ADA, "admin")),
                    "Content-Type: " + type);
            assertThat(answer.status()).isEqualTo(415);
            assertThat(answer.isProblem()).isTrue();
        }
    }

    @Test
    void theWrongMediaTypesAreProblems() {
        ada().contentType("text/plain")
                .body("{}")
                .post(API + "/calls/" + UUID.randomUUID() + "/log")
                .then()
                .statusCode(415)
                .body("code", equalTo("UNSUPPORTED_MEDIA_TYPE"));
        ada().accept("image/png").get(API + "/me").then().statusCode(406).body("code", equalTo("NOT_ACCEPTABLE"));
    }

    private Answer newKey(String accept) {
        return RawHttp.send(
                "POST",
                API + "/api-keys",
                "{\"name\": \"Import\"}".getBytes(StandardCharsets.UTF_8),
                "Authorization: Bearer " + LocalStackResource.issuer().token(LocalPerson.of(account, SAM, "admin")),
                "Content-Type: application/json",
                "Accept: " + accept);
    }

    private void keysAre(int count) {
        as(account, SAM, "admin").get(API + "/api-keys").then().body("items.size()", equalTo(count));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                " , ",
                "*",
                "*/*;q=0.1",
                "application/json",
                "Application/JSON; Q=1",
                "application/json;version=\"1\"; q=0.5;",
                "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
                "text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2"
            })
    void anAcceptThatAllowsJsonIsAnsweredInIt(String accept) {
        assertThat(newKey(accept).status()).isEqualTo(201);
        keysAre(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "/",
                "application/",
                "/json",
                "application/json;q=x",
                "*/*;q=2",
                "a b/c",
                "application/json, x"
            })
    void anAcceptThatIsNoneIsAnErrorAndChangesNothing(String accept) {
        Answer answer = newKey(accept);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.isProblem()).isTrue();
        keysAre(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"image/png", "text/html", "application/json;q=0", "application/xml;q=0.5, text/plain"})
    void anAcceptWithoutJsonIsRefusedAndChangesNothing(String accept) {
        Answer answer = newKey(accept);

        assertThat(answer.status()).isEqualTo(406);
        assertThat(answer.isProblem()).isTrue();
        keysAre(0);
    }

    /** All that is logged at the level of production and above, with its exception. */
    private static final class LogLines extends Handler implements AutoCloseable {
        private final List<String> lines = new ArrayList<>();
        private final Logger root = Logger.getLogger("");

        LogLines() {
            setLevel(Level.INFO);
            root.addHandler(this);
        }

        synchronized List<String> all() {
            return List.copyOf(lines);
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            if (entry.getLevel().intValue() >= Level.INFO.intValue()) {
                lines.add(new java.util.logging.SimpleFormatter().format(entry));
            }
        }

        @Override
        public void flush() {
            // Nothing is buffered.
        }

        @Override
        public void close() {
            root.removeHandler(this);
        }
    }
}
