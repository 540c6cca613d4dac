package dev.autolog.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.CrmContact;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Stack;
import dev.autolog.flow.TextMessage;
import dev.autolog.flow.Wire;
import dev.autolog.flow.Wire.Out;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database goes back to an earlier time while Kafka keeps all that came since. */
@Tag("deploy")
class RestoreIT {
    private static final String ACCOUNT = "acme";
    private static final Map<String, String> SETTINGS = Map.of("AUTOLOG_RECOVERY_INTERVAL", "PT0.5S");

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private Backup backup;
    private int sent;

    @BeforeEach
    void start() {
        stack = new Stack(folder);
        backup = new Backup(stack.database, folder.resolve("postgres/data"), folder.resolve("backup"));
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void whatHappenedSinceIsThereAgainAndNothingTwice() {
        ServiceProcess before = stack.service("before", SETTINGS);
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "(415) 555-2671"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-2", "Bob Ray", "415-555-2672"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-3", "Bob Rays Brother", "415-555-2672"));
        stack.tables.awaitContacts(ACCOUNT, 3);
        calls(150);
        stack.wire.message(TextMessage.from("+14155552671", ACCOUNT, "m-1").with("text", "Before"));
        settle();
        backup.copy();
        calls(150);
        settle();
        resolve(before, conflictOf("s-1"), "c-2", "Before the moment");
        settle();
        awaitMarks();
        backup.remember("moment");

        // What is lost: calls, corrections, a contact, and what people decide, of calls from before and since.
        calls(150);
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-9", "New Here", "415-555-2679"));
        stack.tables.awaitContacts(ACCOUNT, 4);
        stack.wire.call(EndedCall.from("+14155552679", ACCOUNT, "s-" + sent++));
        stack.wire.call(
                EndedCall.from("+14155552671", ACCOUNT, "s-0").sequence(5).with("recordingUrl", "https://rec/0"));
        stack.wire.message(TextMessage.from("+14155552671", ACCOUNT, "m-2").with("text", "Since"));
        settle();
        resolve(before, conflictOf("s-4"), "c-3", "Known before, chosen since");
        resolve(before, conflictOf("s-301"), "c-2", "Came and was chosen since");
        dismiss(before, conflictOf("s-7"));
        dismiss(before, conflictOf("s-304"));
        edit(before, logOf("s-3"), "Written since");
        String made = placeholder(before);
        settle();
        Wire.patiently().until(() -> !outcomeOf("s-2").equals("IN_CONFLICT"));
        settle();
        String movedTo = stack.tables
                .rows("select id from call_leg where call_id = 's-301'")
                .getFirst();
        before.stop();

        backup.restore("moment");
        assertThat(stack.tables.count("select count(*) from call_leg where call_id = 's-301'"))
                .isZero();

        try (ServiceProcess after = stack.service("after", SETTINGS)) {
            calls(30);
            settle();
            resolve(after, conflictOf("s-10"), "c-3", "After");
            settle();
            Crm logs = new Crm().take(stack.wire.on("call-logged", ACCOUNT));
            Crm conflicts = new Crm().take(stack.wire.on("unresolved-conflicts", ACCOUNT));
            assertThat(Stream.concat(logs.complaints().stream(), conflicts.complaints().stream()))
                    .isEmpty();
            assertThat(logs.byCall().values())
                    .allSatisfy(ofCall -> assertThat(ofCall).hasSize(1));
            assertThat(conflicts.byCall().values())
                    .allSatisfy(ofCall -> assertThat(ofCall).hasSize(1));
            assertEachCallHasOneOutcome(logs, conflicts);
            assertChosen(logs, "s-1", "c-2", "Before the moment");
            assertChosen(logs, "s-4", "c-3", "Known before, chosen since");
            assertChosen(logs, "s-301", "c-2", "Came and was chosen since");
            assertThat(log(logs, "s-2").text("contactId")).isEqualTo(made);
            assertChosen(logs, "s-10", "c-3", "After");
            assertThat(log(logs, "s-3").text("notes")).isEqualTo("Written since");
            assertThat(log(logs, "s-0").text("recordingUrl")).isEqualTo("https://rec/0");
            assertThat(log(logs, "s-450").text("contactId")).isEqualTo("c-9");
            assertThat(log(logs, "s-301").text("callLogId")).isEqualTo(movedTo);
            Out thread = logs.byCall().values().stream()
                    .map(List::getFirst)
                    .filter(out -> out.text("medium").equals("SMS"))
                    .findFirst()
                    .orElseThrow();
            assertThat(thread.text("description")).contains("Before", "Since");
            for (String dismissed : List.of("s-7", "s-304")) {
                assertThat(conflicts.of(dismissed).getFirst().text("status")).isEqualTo("DISMISSED");
                assertThat(stack.tables.rows("select not_logged from call_leg where call_id = ?", dismissed))
                        .containsExactly("DISMISSED");
            }
            assertTheDatabaseSaysWhatWasPublished(logs, conflicts);
            assertThat(stack.tables.count("select count(*) from contact where contact_id = ?", made))
                    .isOne();
        }
    }

    @Test
    void aDumpInAnotherClusterGoesOnFromWhereItWas() {
        ServiceProcess before = stack.service("before", SETTINGS);
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "(415) 555-2671"));
        stack.tables.awaitContacts(ACCOUNT, 1);
        calls(60);
        settle();
        before.stop();
        long lines = stack.tables.count("select count(*) from audit_trail");
        loadIntoAnotherCluster(lines - 5);

        try (ServiceProcess after = stack.service("after", SETTINGS)) {
            calls(60);
            settle();
            resolve(after, conflictOf("s-2"), "c-1", "After");
            settle();
            Crm logs = new Crm().take(stack.wire.on("call-logged", ACCOUNT));
            Crm conflicts = new Crm().take(stack.wire.on("unresolved-conflicts", ACCOUNT));
            assertThat(Stream.concat(logs.complaints().stream(), conflicts.complaints().stream()))
                    .isEmpty();
            assertEachCallHasOneOutcome(logs, conflicts);
            assertChosen(logs, "s-2", "c-1", "After");
            assertTheDatabaseSaysWhatWasPublished(logs, conflicts);
        }
    }

    /** Numbers of transactions as a dump brings them along, with the last lines not published yet. */
    private void loadIntoAnotherCluster(long published) {
        stack.tables.run("alter table audit_trail disable trigger user");
        stack.tables.run("update audit_trail set tx = (tx::text::bigint + 1000000000)::text::xid8");
        stack.tables.run("alter table audit_trail enable trigger user");
        stack.tables.run("update relay_cursor c set tx = a.tx, line = a.line from audit_trail a"
                + " where a.line = (select line from audit_trail order by tx, line offset " + (published - 1)
                + " limit 1)");
        stack.tables.run("update database_origin set system = 'another'");
    }

    /** Of the calls s-0 to s-(sent-1), in the database and at the consumer's. */
    private void assertEachCallHasOneOutcome(Crm logs, Crm conflicts) {
        assertThat(stack.tables.count("select count(*) from call_leg where call_id like 's-%'"))
                .isEqualTo(sent);
        for (int i = 0; i < sent; i++) {
            String call = "s-" + i;
            boolean logged = logs.byCall().containsKey(call);
            boolean waits = conflicts.byCall().containsKey(call)
                    && !conflicts.of(call).getFirst().text("status").equals("RESOLVED");
            assertThat(logged ^ waits).as("one outcome of " + call).isTrue();
        }
    }

    private void assertTheDatabaseSaysWhatWasPublished(Crm logs, Crm conflicts) {
        logs.byCall()
                .forEach((call, out) -> assertThat(stack.tables.rows(
                                "select outcome, log_version, contact_id from call_leg where call_id = ?", call))
                        .containsExactly("LOGGED|" + out.getFirst().text("version") + "|"
                                + out.getFirst().text("contactId")));
        conflicts
                .byCall()
                .forEach((call, out) -> assertThat(stack.tables.rows(
                                "select l.conflict_version, c.status from call_leg l join conflict c"
                                        + " on c.account_id = l.account_id and c.conflict_id = l.id where l.call_id = ?",
                                call))
                        .containsExactly(out.getFirst().text("version") + "|"
                                + out.getFirst().text("status")));
    }

    private static void assertChosen(Crm logs, String call, String contact, String notes) {
        Out log = log(logs, call);
        assertThat(List.of(log.text("contactId"), log.text("loggedBy"), log.text("notes")))
                .as(call)
                .containsExactly(contact, "AGENT", notes);
    }

    private static Out log(Crm logs, String call) {
        List<Out> ofCall = logs.of(call);
        assertThat(ofCall).as(call).hasSize(1);
        return ofCall.getFirst();
    }

    /** Calls of one contact, of two and of none: s-0, s-3, s-6 … are logged, s-1, s-4 … have two contacts, s-2, s-5 … none. */
    private void calls(int count) {
        for (int end = sent + count; sent < end; sent++) {
            stack.wire.call(EndedCall.from("+1415555267" + (1 + sent % 3), ACCOUNT, "s-" + sent));
        }
    }

    private void settle() {
        stack.wire.settle(stack.tables);
    }

    /** What was published before is marked as such in the database. */
    private void awaitMarks() {
        String newest = "select coalesce(max(at), 'epoch') > ?::timestamptz from kafka_mark";
        String now = stack.tables.rows("select clock_timestamp()").getFirst();
        Wire.patiently().until(() -> stack.tables.rows(newest, now).equals(List.of("t")));
    }

    private String conflictOf(String call) {
        return stack.tables
                .rows("select id from call_leg where call_id = ? and outcome = 'IN_CONFLICT'", call)
                .getFirst();
    }

    private String outcomeOf(String call) {
        return stack.tables
                .rows("select outcome from call_leg where call_id = ?", call)
                .getFirst();
    }

    private String logOf(String call) {
        return stack.tables
                .rows("select id from call_leg where call_id = ? and outcome = 'LOGGED'", call)
                .getFirst();
    }

    private RequestSpecification supervisor(ServiceProcess service) {
        return RestAssured.given()
                .baseUri(service.url().toString())
                .auth()
                .oauth2(stack.issuer.token(LocalPerson.of(ACCOUNT, "u-1", "supervisor")))
                .contentType(ContentType.JSON);
    }

    private void resolve(ServiceProcess service, String conflict, String contact, String notes) {
        supervisor(service)
                .body(Map.of("contactId", contact, "notes", notes))
                .post("/api/v1/conflicts/" + conflict + "/resolve")
                .then()
                .statusCode(200);
    }

    private void dismiss(ServiceProcess service, String conflict) {
        supervisor(service)
                .body(Map.of("reason", "Not worth it"))
                .post("/api/v1/conflicts/" + conflict + "/dismiss")
                .then()
                .statusCode(200);
    }

    private void edit(ServiceProcess service, String call, String notes) {
        supervisor(service)
                .body(Map.of("notes", notes))
                .patch("/api/v1/calls/" + call + "/log")
                .then()
                .statusCode(200);
    }

    private String placeholder(ServiceProcess service) {
        return supervisor(service)
                .body(Map.of("name", "Made Since", "number", "+14155552673"))
                .post("/api/v1/contacts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
