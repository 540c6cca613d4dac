package dev.autolog.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.autolog.flow.Wire;
import dev.autolog.flow.Wire.Out;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin uploads a file with contacts, looks at the preview, and has them published. */
@QuarkusTest
class ContactUploadsTest extends ApiTest {
    private static final String UPLOADS = API + "/contact-uploads";
    private static final String CSV = "text/csv";
    private static final String ADMIN = "u-1";
    private static final String FILE =
            "Id;Vorname;Nachname;Firma;Telefon;Handy\n1;Jane;Smith;Acme;+1 415 555 2671;\n2;Bob;Ray;;;0170 1234567\n";

    private RequestSpecification admin() {
        return as(account, ADMIN, "admin");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private ValidatableResponse post(String file) {
        return post(admin(), file);
    }

    private static ValidatableResponse post(RequestSpecification caller, String file) {
        return caller.contentType(CSV).body(bytes(file)).post(UPLOADS).then();
    }

    /** Uploads a file and returns its path. */
    private String uploaded(String file) {
        return UPLOADS + "/" + post(file).statusCode(201).extract().<String>path("id");
    }

    private ValidatableResponse get(String path) {
        return admin().get(path).then();
    }

    private ValidatableResponse start(String path, boolean deletesMissing) {
        return admin().body(Map.of("deletesMissing", deletesMissing))
                .post(path + "/start")
                .then();
    }

    private ValidatableResponse published(String file, boolean deletesMissing) {
        String path = uploaded(file);
        start(path, deletesMissing).statusCode(200);
        Wire.patiently().until(() -> get(path).extract().path("state").equals("DONE"));
        return get(path).statusCode(200);
    }

    /** The values on the topic for a contact of the account, oldest first. */
    private List<String> onTopic(String contactId) {
        wire.settle(database);
        return wire.on("crm-contacts", account).stream()
                .filter(out -> out.key().equals(account + "/" + contactId))
                .map(out -> String.valueOf(out.value()))
                .toList();
    }

    @Nested
    class ThePreview {
        @Test
        void tellsHowTheFileIsRead() {
            String location = post("\uFEFF" + FILE + "3;Käte;Müller;;4,91512E+12;\n;No;Id;;;\n")
                    .statusCode(201)
                    .body("state", equalTo("PREVIEWED"))
                    .body("format", equalTo("CSV"))
                    .body("charset", equalTo("UTF-8"))
                    .body("separator", equalTo(";"))
                    .body("columns.name", contains("Id", "Vorname", "Nachname", "Firma", "Telefon", "Handy"))
                    .body("columns.field", contains("ID", "FIRST_NAME", "LAST_NAME", "COMPANY", "PHONE", "PHONE"))
                    .body("ids", equalTo("COLUMN"))
                    .body("region", nullValue())
                    .body("counts.rows", equalTo(4))
                    .body("counts.added", equalTo(2))
                    .body("counts.bad", equalTo(2))
                    .body("counts.missing", equalTo(0))
                    .body("progress.done", equalTo(0))
                    .body("progress.total", equalTo(2))
                    .body("first.line", contains(2, 3))
                    .body("first.name", contains("Jane Smith", "Bob Ray"))
                    .body("first[0].company", equalTo("Acme"))
                    .body("first[0].phones", contains("+1 415 555 2671"))
                    .body("bad.line", contains(4, 5))
                    .body("bad.problem", contains("SCIENTIFIC_NUMBER", "ID_MISSING"))
                    .body("createdBy", equalTo(ADMIN))
                    .body("startedAt", nullValue())
                    .extract()
                    .header("Location");

            get(location).statusCode(200).body("first.name", contains("Jane Smith", "Bob Ray"));
            get(UPLOADS).statusCode(200).body("items.size()", equalTo(1)).body("items[0].state", equalTo("PREVIEWED"));
            assertThat(wire.on("crm-contacts", account)).isEmpty();
        }

        @Test
        void followsTheChosenColumns() {
            String path = uploaded("Who;Number;Other\nJane;030 123456;101\n;;\nBob;4E+11;102\nCy;030 123457;101\n");
            get(path)
                    .body("columns.field", contains("NONE", "NONE", "NONE"))
                    .body("bad.problem", contains("EMPTY_CONTACT", "EMPTY_CONTACT", "EMPTY_CONTACT"));

            admin().body(Map.of("columns", List.of("NAME", "PHONE", "ID"), "region", "de"))
                    .put(path + "/columns")
                    .then()
                    .statusCode(200)
                    .body("columns.field", contains("NAME", "PHONE", "ID"))
                    .body("region", equalTo("DE"))
                    .body("ids", equalTo("COLUMN"))
                    .body("first.name", contains("Jane"))
                    .body("counts.added", equalTo(1))
                    .body("bad.problem", contains("SCIENTIFIC_NUMBER", "DUPLICATE"));
            admin().body(Map.of("columns", List.of("NAME", "NONE", "PHONE")))
                    .put(path + "/columns")
                    .then()
                    .statusCode(200)
                    .body("region", nullValue())
                    .body("ids", equalTo("ROW"))
                    .body("first.name", contains("Jane", "Bob", "Cy"))
                    .body("bad", empty());
        }

        @Test
        void needsAFieldForEachColumn() {
            String path = uploaded(FILE);

            admin().body(Map.of("columns", List.of("NAME")))
                    .put(path + "/columns")
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("columns"))
                    .body("violations.code", contains("LIST_SIZE"));
            admin().body(Map.of("columns", List.of("NAME"), "region", "XX"))
                    .put(path + "/columns")
                    .then()
                    .statusCode(422)
                    .body("violations.code", contains("UNKNOWN_REGION"));
            admin().body(Map.of())
                    .put(path + "/columns")
                    .then()
                    .statusCode(422)
                    .body("violations.code", contains("REQUIRED"));
        }

        @Test
        void readsCards() {
            admin().contentType("text/vcard")
                    .body(bytes("BEGIN:VCARD\nVERSION:3.0\nFN:Jane Smith\nTEL:101\nTEL:102\nEND:VCARD\n"))
                    .post(UPLOADS)
                    .then()
                    .statusCode(201)
                    .body("format", equalTo("VCARD"))
                    .body("separator", nullValue())
                    .body("first.name", contains("Jane Smith"))
                    .body("first[0].phones", contains("101", "102"));
        }

        @Test
        void hasAReportOfBadRows() {
            String path = uploaded("Name;Phone\n=1+1;4E+11\nJane;101\n");

            String report = get(path + "/report")
                    .statusCode(200)
                    .contentType("text/csv")
                    .header("Content-Disposition", containsString("attachment"))
                    .extract()
                    .asString();

            assertThat(report.lines()).hasSize(2).anyMatch(line -> line.contains("\"2\";\"SCIENTIFIC_NUMBER\""));
            assertThat(report).contains("\"'=1+1\"").doesNotContain("Jane");
        }

        @Test
        void replacesTheOneBefore() {
            String first = uploaded(FILE);
            String second = uploaded(FILE);

            get(first).statusCode(404);
            get(second).statusCode(200);
            get(UPLOADS).body("items.size()", equalTo(1));
            Wire.patiently()
                    .until(() ->
                            database.count("select count(*) from contact_upload where account_id = ?", account) == 1);
            assertThat(database.count("select count(*) from contact_upload_row where account_id = ?", account))
                    .isEqualTo(2);
        }

        @Test
        void isMadeOnceForAKey() {
            String id = admin().header("Idempotency-Key", "k-1")
                    .contentType(CSV)
                    .body(bytes(FILE))
                    .post(UPLOADS)
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");

            admin().header("Idempotency-Key", "k-1")
                    .contentType(CSV)
                    .body(bytes(FILE))
                    .post(UPLOADS)
                    .then()
                    .statusCode(201)
                    .body("id", equalTo(id));
            admin().header("Idempotency-Key", "k-1")
                    .contentType(CSV)
                    .body(bytes(FILE + "\n"))
                    .post(UPLOADS)
                    .then()
                    .statusCode(422)
                    .body("violations.code", contains("KEY_REUSED"));
        }
    }

    @Nested
    class AFileThatIsRefused {
        @Test
        void isNoText() {
            admin().contentType(CSV)
                    .body(new byte[] {'P', 'K', 3, 4, 0, 0})
                    .post(UPLOADS)
                    .then()
                    .statusCode(422)
                    .body("violations.field", contains("file"))
                    .body("violations.code", contains("FILE_NOT_TEXT"));
            get(UPLOADS).body("items", empty());
        }

        @Test
        void hasNoRows() {
            post("Name;Phone\n").statusCode(422).body("violations.code", contains("FILE_WITHOUT_ROWS"));
            admin().contentType(CSV).post(UPLOADS).then().statusCode(400).body("code", equalTo("BODY_REQUIRED"));
        }

        @Test
        void hasTooManyRows() {
            post("Name\n" + "a\n".repeat(200_001))
                    .statusCode(422)
                    .body("violations.code", contains("TOO_MANY"))
                    .body("violations[0].parameters.max", equalTo(200_000));
            get(UPLOADS).body("items", empty());
        }

        @Test
        void isLargerThanTwentyMebibytes() {
            byte[] file = new byte[(20 << 20) + 1];
            Arrays.fill(file, (byte) 'x');
            admin().contentType(CSV)
                    .body(file)
                    .post(UPLOADS)
                    .then()
                    .statusCode(413)
                    .contentType("application/problem+json")
                    .body("code", equalTo("CONTENT_TOO_LARGE"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"application/json", "text/plain", "application/vnd.ms-excel"})
        void isOfAnotherType(String type) {
            admin().contentType(type)
                    .body(bytes("{}"))
                    .post(UPLOADS)
                    .then()
                    .statusCode(415)
                    .contentType("application/problem+json");
        }

        @Test
        void leavesItsTextOutOfTheProblem() {
            post("Name;Phone\n").body(not(containsString("Phone")));
        }
    }

    @Nested
    class TheContacts {
        @Test
        void comeToTheTopicAndTheDirectory() {
            published(FILE, false)
                    .body("progress.done", equalTo(2))
                    .body("progress.published", equalTo(2))
                    .body("finishedAt", notNullValue())
                    .body("first", empty());

            Out jane = wire.await("crm-contacts", account, 2).stream()
                    .filter(out -> out.key().equals(account + "/upload-id:1"))
                    .findFirst()
                    .orElseThrow();
            assertThat(jane.text("accountId")).isEqualTo(account);
            assertThat(jane.text("contactId")).isEqualTo("upload-id:1");
            assertThat(jane.text("name")).isEqualTo("Jane Smith");
            assertThat(jane.text("company")).isEqualTo("Acme");
            assertThat(jane.json().path("phones")).hasSize(1);
            database.awaitContacts(account, 2);
            rang(callFrom(JANES, "s-1"));
            ada().get(API + "/calls/" + idOf("s-1"))
                    .then()
                    .statusCode(200)
                    .body("log.contactId", equalTo("upload-id:1"));
            assertThat(database.count("select count(*) from contact_upload_row where account_id = ?", account))
                    .isZero();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    FILE,
                    "Name;Telefon\nJane Smith;+1 415 555 2671\nBob Ray;0170 1234567\n",
                })
        void ofTheSameFileAgainAreNotPublishedAgain(String file) {
            published(file, false).body("progress.published", equalTo(2));
            wire.await("crm-contacts", account, 2);

            published(file, true)
                    .body("counts.unchanged", equalTo(2))
                    .body("counts.missing", equalTo(0))
                    .body("progress.done", equalTo(2))
                    .body("progress.published", equalTo(0))
                    .body("progress.deleted", equalTo(0));

            wire.settle(database);
            assertThat(wire.on("crm-contacts", account)).hasSize(2);
        }

        @Test
        void ofANewerFileAreUpdatedAndTheMissingOnesStay() {
            published(FILE, false);

            published("Id;Name\n1;Jane Brown\n3;New\n", false)
                    .body("counts.added", equalTo(1))
                    .body("counts.changed", equalTo(1))
                    .body("counts.missing", equalTo(1))
                    .body("progress.deleted", equalTo(0));

            assertThat(onTopic("upload-id:1")).hasSize(2).last().asString().contains("Jane Brown");
            assertThat(onTopic("upload-id:2")).hasSize(1);
            assertThat(onTopic("upload-id:3")).hasSize(1);
        }

        @Test
        void thatAreMissingAreDeletedIfAnAdminSaysSo() {
            published(FILE, false);

            published("Id;Name\n1;Jane Smith\n", true).body("progress.deleted", equalTo(1));

            assertThat(onTopic("upload-id:2")).hasSize(2).last().isEqualTo("null");
            uploaded(FILE);
            get(UPLOADS).body("items[0].counts.added", equalTo(1)).body("items[0].counts.changed", equalTo(1));
        }

        @Test
        void areInTheTrailOfSettings() {
            published(FILE, false);

            get(API + "/settings/changes")
                    .body("items.setting", hasItem("contactsUploaded"))
                    .body("items[0].actor", equalTo(ADMIN))
                    .body("items[0].after.contacts", equalTo(2));
        }
    }

    @Nested
    class AnUpload {
        @Test
        void isDiscarded() {
            String path = uploaded(FILE);

            admin().delete(path).then().statusCode(204);

            get(path).statusCode(404);
            get(path + "/report").statusCode(404);
            admin().delete(path).then().statusCode(404);
            start(path, false).statusCode(404);
            Wire.patiently()
                    .until(() -> database.count("select count(*) from contact_upload where account_id = ?", account)
                                    + database.count(
                                            "select count(*) from contact_upload_row where account_id = ?", account)
                            == 0);
        }

        @Test
        void isDeletedAfterADay() {
            String path = uploaded(FILE);
            database.run("update contact_upload set expires_at = now() where account_id = ?", account);

            Wire.patiently()
                    .until(() -> database.count("select count(*) from contact_upload_row where account_id = ?", account)
                            == 0);
            get(path).statusCode(404);
        }

        @Test
        void thatIsRunningIsNeitherReplacedNorChanged() {
            String path = uploaded(FILE);
            // Another instance works on it.
            database.run(
                    "update contact_upload set state = 'RUNNING', lease_owner = gen_random_uuid(),"
                            + " lease_until = now() + interval '1 hour', started_at = now() where account_id = ?",
                    account);

            post(FILE)
                    .statusCode(409)
                    .body("happened.status", equalTo("RUNNING"))
                    .body("happened.by", equalTo(ADMIN));
            start(path, false).statusCode(409);
            admin().body(Map.of("columns", List.of("ID", "NONE", "NONE", "NAME", "PHONE", "PHONE")))
                    .put(path + "/columns")
                    .then()
                    .statusCode(409);
            get(path).statusCode(200).body("columns[1].field", equalTo("FIRST_NAME"));
            admin().delete(path).then().statusCode(204);
        }

        @Test
        void isTheBusinessOfAdminsOfTheAccount() {
            String path = uploaded(FILE);

            for (String role : List.of("agent", "supervisor")) {
                post(as(account, ADA, role), FILE).statusCode(403);
                as(account, ADA, role).get(path).then().statusCode(403);
            }
            RequestSpecification neighbour = as("another-" + account, ADMIN, "admin");
            neighbour.get(path).then().statusCode(404);
            neighbour.get(path + "/report").then().statusCode(404);
            neighbour.delete(path).then().statusCode(404);
            neighbour.body(Map.of()).post(path + "/start").then().statusCode(404);
            neighbour.get(UPLOADS).then().body("items", empty());
            get(path).statusCode(200).body("state", equalTo("PREVIEWED"));
        }

        @Test
        void losesTheRowsOfAnErasedPerson() {
            String path = uploaded(FILE + "3;Cy;Low;;(415) 555-2671 and 030 1234567;\n");

            String erasure = admin().body(Map.of("number", JANES))
                    .post(API + "/erasures")
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("id");
            Wire.patiently()
                    .until(() -> get(API + "/erasures/" + erasure).extract().path("finishedAt") != null);

            get(path).body("first.name", contains("Bob Ray"));
            start(path, false).statusCode(200);
            Wire.patiently().until(() -> get(path).extract().path("state").equals("DONE"));
            assertThat(onTopic("upload-id:2")).hasSize(1);
            assertThat(onTopic("upload-id:1")).isEmpty();
            assertThat(onTopic("upload-id:3")).isEmpty();
        }

        @Test
        void isExportedWithThePerson() {
            String path = uploaded(FILE);
            assertThat(path).isNotEmpty();

            admin().body(Map.of("number", JANES))
                    .post(API + "/exports")
                    .then()
                    .statusCode(200)
                    .body("kind", contains("uploadedRow"))
                    .body("[0].data.contactId", equalTo("upload-id:1"));
        }
    }
}
