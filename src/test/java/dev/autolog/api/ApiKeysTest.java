package dev.autolog.api;

import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.flow.Wire;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An admin makes keys for programs, which put contacts of the account with them and do nothing else. */
@QuarkusTest
class ApiKeysTest extends ApiTest {
    private static final String KEYS = API + "/api-keys";
    private static final String CONTACTS = API + "/crm-contacts";
    private static final String ADMIN = "u-1";
    private static final String JANE =
            "{\"contactId\": \"c-1\", \"name\": \"Jane Smith\", \"phones\": [\"" + JANES + "\"]}";

    private RequestSpecification admin() {
        return as(account, ADMIN, "admin");
    }

    private ValidatableResponse create(String name) {
        return admin().body(Map.of("name", name)).post(KEYS).then();
    }

    private String key() {
        return create("Nightly sync").statusCode(201).extract().path("key");
    }

    private static ValidatableResponse put(String key, String contacts) {
        return given().contentType("application/json")
                .auth()
                .oauth2(key)
                .body(contacts)
                .put(CONTACTS)
                .then();
    }

    private static void refused(ValidatableResponse answer, int status, String code) {
        answer.statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Nested
    class AKey {
        @Test
        void isShownOnceAndListedWithoutItself() {
            String text = create(" Nightly sync ")
                    .statusCode(201)
                    .body("name", equalTo("Nightly sync"))
                    .body("createdBy", equalTo(ADMIN))
                    .body("createdAt", notNullValue())
                    .body("lastUsedAt", nullValue())
                    .body("key", matchesPattern("autolog_[A-Za-z0-9_-]{43}"))
                    .extract()
                    .path("key");

            String list = admin().get(KEYS)
                    .then()
                    .statusCode(200)
                    .body("items.name", contains("Nightly sync"))
                    .body("items[0]", not(hasKey("key")))
                    .extract()
                    .asString();
            assertThat(list).doesNotContain(text);
            String id = admin().get(KEYS).then().extract().path("items[0].id");
            admin().get(KEYS + "/" + id).then().statusCode(200).body("$", not(hasKey("key")));
        }

        @Test
        void isStoredAsAHashAloneAndItsCreationAndRevocationAreOnTheTrail() {
            ValidatableResponse created = create("Nightly sync");
            String text = created.extract().path("key");
            admin().delete(KEYS + "/" + created.extract().<String>path("id"))
                    .then()
                    .statusCode(204);

            assertThat(database.rows("select digest from api_key where account_id = ?", account))
                    .isEmpty();
            String changes = admin().get(API + "/settings/changes")
                    .then()
                    .body("items.setting", contains("apiKey", "apiKey"))
                    .body("items[0].before.name", equalTo("Nightly sync"))
                    .body("items[0].after", nullValue())
                    .body("items[1].after.name", equalTo("Nightly sync"))
                    .body("items[1].actor", equalTo(ADMIN))
                    .extract()
                    .asString();
            assertThat(changes).doesNotContain(text);
            String other = key();
            assertThat(database.rows("select k::text from api_key k where account_id = ?", account))
                    .singleElement()
                    .asString()
                    .doesNotContain(other, other.substring("autolog_".length()));
        }

        @Test
        void isCreatedOnceByARepeatedRequestWhichIsAnsweredWithoutIt() {
            String idempotency = UUID.randomUUID().toString();
            String id = admin().header("Idempotency-Key", idempotency)
                    .body(Map.of("name", "Sync"))
                    .post(KEYS)
                    .then()
                    .statusCode(201)
                    .body("key", notNullValue())
                    .extract()
                    .path("id");

            admin().header("Idempotency-Key", idempotency)
                    .body(Map.of("name", "Sync"))
                    .post(KEYS)
                    .then()
                    .statusCode(201)
                    .body("id", equalTo(id))
                    .body("$", not(hasKey("key")));
            admin().get(KEYS).then().body("items.id", contains(id));
            assertThat(database.rows("select result from idempotent_request where account_id = ?", account))
                    .containsExactly(id);
        }

        @Test
        void needsANameAndAnAccountHasAtMostFifty() {
            create(" ").statusCode(422).body("violations.field", contains("name"));
            create("x".repeat(101)).statusCode(422).body("violations.code", contains("TOO_LONG"));
            database.run(
                    "insert into api_key (account_id, id, name, digest, created_by, created_at)"
                            + " select ?, gen_random_uuid(), 'n', ? || n, 'u-1', now() from generate_series(1, 50) n",
                    account,
                    account);

            create("One more")
                    .statusCode(422)
                    .body("violations.code", contains("TOO_MANY"))
                    .body("violations[0].parameters.max", equalTo(50));
        }

        @Test
        void showsItsLastUse() {
            put(key(), "[]").statusCode(200);

            admin().get(KEYS).then().body("items[0].lastUsedAt", notNullValue());
        }

        @Test
        void isRefusedOnceItIsRevokedAndUnknownOnesAlways() {
            ValidatableResponse created = create("Nightly sync");
            String text = created.extract().path("key");
            put(text, "[]").statusCode(200);
            admin().delete(KEYS + "/" + created.extract().<String>path("id"))
                    .then()
                    .statusCode(204);

            refused(put(text, "[]"), 401, "INVALID_TOKEN");
            refused(put("autolog_" + "x".repeat(43), "[]"), 401, "INVALID_TOKEN");
            refused(put("autolog_short", "[]"), 401, "INVALID_TOKEN");
            put("autolog_" + "x".repeat(43), "[]").header("WWW-Authenticate", "Bearer");
        }
    }

    @Nested
    class Contacts {
        @Test
        void areFoundByTheNextCall() {
            put(key(), "[" + JANE + "]")
                    .statusCode(200)
                    .body("accepted", equalTo(1))
                    .body("results.contactId", contains("c-1"))
                    .body("results.accepted", contains(true))
                    .body("results[0].problem", nullValue())
                    .body("results[0].warnings", empty());
            database.awaitContacts(account, 1);

            String callId = "s-" + UUID.randomUUID();
            rang(callFrom(JANES, callId));
            ada().get(API + "/calls/" + idOf(callId))
                    .then()
                    .body("outcome", equalTo("LOGGED"))
                    .body("log.contactId", equalTo("c-1"));
        }

        @Test
        void comeOnLinesTooAndABadOneDoesNotStopTheOthers() {
            String lines = JANE + "\n{\"contactId\": \"c-2\", \"phones\": 7}\nno json\n"
                    + "{\"accountId\": \"another\", \"contactId\": \"c-3\", \"name\": \"Bob\"}\n"
                    + "{\"contactId\": \"c-4\", \"name\": \"Ann\", \"region\": \"Narnia\"}\n";
            RestAssuredConfig asText = RestAssuredConfig.config()
                    .encoderConfig(encoderConfig()
                            .encodeContentTypeAs("application/x-ndjson", ContentType.TEXT)
                            .appendDefaultContentCharsetToContentTypeIfUndefined(false));

            given().config(asText)
                    .contentType("application/x-ndjson")
                    .auth()
                    .oauth2(key())
                    .body(lines)
                    .put(CONTACTS)
                    .then()
                    .statusCode(200)
                    .body("accepted", equalTo(2))
                    .body("results.accepted", contains(true, false, false, false, true))
                    .body(
                            "results.findAll { !it.accepted }.problem.code",
                            contains("WRONG_TYPE", "NOT_JSON", "KEY_MISMATCH"))
                    .body("results[1].problem.field", equalTo("phones"))
                    .body("results[2].problem.field", nullValue())
                    .body("results[3].problem.field", equalTo("accountId"))
                    .body("results[4].warnings.code", contains("INVALID_FORMAT"))
                    .body("results[4].warnings.field", contains("region"));
            database.awaitContacts(account, 2);
            assertThat(contacts()).containsExactly("c-1 Jane Smith", "c-4 Ann");
        }

        @Test
        void areDeletedAndAnOlderStateOverwritesNoNewerOne() {
            String key = key();
            put(key, "[" + JANE + ", " + state("New", "2026-11-02T00:00:00Z") + "]")
                    .statusCode(200);
            Wire.patiently().until(() -> contacts().equals(List.of("c-1 Jane Smith", "c-2 New")));

            String older =
                    "[" + state("Old", "2026-11-01T00:00:00Z") + ", {\"contactId\": \"c-1\", \"deleted\": true}]";
            put(key, older).statusCode(200).body("accepted", equalTo(2));
            put(key, older).statusCode(200).body("accepted", equalTo(2));
            Wire.patiently().until(() -> contacts().equals(List.of("c-2 New")));
            wire.settle(database);
            assertThat(contacts()).containsExactly("c-2 New");
        }

        @Test
        void areThoseOfTheKeysAccountAlone() {
            String another = "another-" + account;
            String key = as(another, ADMIN, "admin")
                    .body(Map.of("name", "Sync"))
                    .post(KEYS)
                    .path("key");
            put(key, "[" + JANE + "]").statusCode(200);
            database.awaitContacts(another, 1);

            assertThat(contacts()).isEmpty();
            admin().get(KEYS).then().body("items", empty());
        }

        private String state(String name, String updatedAt) {
            return "{\"contactId\": \"c-2\", \"name\": \"" + name + "\", \"updatedAt\": \"" + updatedAt + "\"}";
        }

        private List<String> contacts() {
            return database.rows(
                    "select contact_id || ' ' || name from contact where account_id = ? order by 1", account);
        }
    }

    @Nested
    class ABatch {
        @Test
        void hasAtMostAThousandContactsInOneMebibyte() {
            String key = key();
            String most = String.join(",", Collections.nCopies(1000, "{}"));
            put(key, "[" + most + "]").statusCode(200).body("accepted", equalTo(0));
            refused(put(key, "[" + most + ",{}]"), 413, "CONTENT_TOO_LARGE");

            String mebibyte = "[" + " ".repeat((1 << 20) - 2) + "]";
            put(key, mebibyte).statusCode(200);
            refused(put(key, mebibyte + " "), 413, "CONTENT_TOO_LARGE");
        }

        @Test
        void isRefusedAsAWholeIfItIsNoListOfContacts() {
            String key = key();
            refused(put(key, JANE), 400, "INVALID_JSON");
            refused(put(key, "[" + JANE), 400, "INVALID_JSON");
            refused(given().auth().oauth2(key).put(CONTACTS).then(), 400, "BODY_REQUIRED");
            refused(
                    given().auth()
                            .oauth2(key)
                            .contentType("text/plain")
                            .body("[]")
                            .put(CONTACTS)
                            .then(),
                    415,
                    "UNSUPPORTED_MEDIA_TYPE");
        }

        @Test
        void isForProgramsAloneNotForPeople() {
            for (String role : List.of("agent", "supervisor", "admin")) {
                refused(as(account, ADMIN, role).body("[]").put(CONTACTS).then(), 403, "KEY_REQUIRED");
            }
        }

        @Test
        void canBeRepeatedAfterKafkaWasAway() {
            String key = key();
            LocalStackResource.broker().stop();
            try {
                ValidatableResponse answer = put(key, "[" + JANE + "]");
                refused(answer, 503, "KAFKA_UNAVAILABLE");
                answer.header("Retry-After", matchesPattern("[1-9][0-9]*"));
            } finally {
                LocalStackResource.broker().start();
            }
            put(key, "[" + JANE + "]").statusCode(200).body("accepted", equalTo(1));
            database.awaitContacts(account, 1);
        }
    }
}
