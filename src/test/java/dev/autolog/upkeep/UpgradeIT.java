package dev.autolog.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.CrmContact;
import dev.autolog.flow.Stack;
import dev.autolog.flow.Wire;
import dev.autolog.flow.Wire.Out;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release before and this version, side by side on one database and one broker, while calls come in. */
@Tag("deploy")
class UpgradeIT {
    private static final String ACCOUNT = "acme";
    /** That release has the owner of the tables alone, and has to be told not to refuse a schema that is newer than it is. */
    private static final Map<String, String> OLD = Map.of(
            "QUARKUS_FLYWAY_IGNORE_MIGRATION_PATTERNS", "*:future",
            "QUARKUS_DATASOURCE_USERNAME", LocalDatabase.NAME,
            "QUARKUS_DATASOURCE_PASSWORD", LocalDatabase.NAME);

    private final ReleaseBefore before = ReleaseBefore.read();
    private final Path old = before.jar();

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private Platform platform;
    private final List<ServiceProcess> services = new ArrayList<>();

    @BeforeEach
    void start() {
        stack = new Stack(folder);
        platform = new Platform(stack.wire, ACCOUNT, 3);
    }

    @AfterEach
    void stop() {
        platform.close();
        services.forEach(ServiceProcess::close);
        stack.close();
    }

    @Test
    void bothVersionsWorkSideBySideAndEitherMayGo() throws InterruptedException {
        ServiceProcess oldOne = started(stack.service("old", OLD, old));
        crm();
        assertThat(schema()).isEqualTo(before.schema());
        platform.start();
        decideMore();
        settleOne(oldOne);

        ServiceProcess newOne = started(stack.service("new", Map.of()));
        assertThat(schema()).isNotEqualTo(before.schema());
        decideMore();
        settleOne(oldOne);
        settleOne(newOne);

        oldOne.stop();
        decideMore();
        ServiceProcess oldAgain = started(stack.service("old-again", OLD, old));
        decideMore();
        settleOne(oldAgain);

        newOne.stop();
        decideMore();
        settleOne(oldAgain);

        ServiceProcess newAgain = started(stack.service("new-again", Map.of()));
        oldAgain.stop();
        decideMore();
        settleOne(newAgain);

        int sent = platform.stop();
        stack.wire.settle(stack.tables);
        assertEachCallHasOneOutcome(sent);
    }

    private String schema() {
        return stack.tables
                .rows("select version from flyway_schema_history order by installed_rank desc limit 1")
                .getFirst();
    }

    private void crm() {
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "(415) 555-2671"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-2", "Bob Ray", "415-555-2672"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-3", "Bob Rays Brother", "415-555-2672"));
        stack.tables.awaitContacts(ACCOUNT, 3);
    }

    private ServiceProcess started(ServiceProcess service) {
        services.add(service);
        return service;
    }

    private void decideMore() {
        long enough = decided() + 200;
        Wire.patiently().until(() -> decided() > enough);
    }

    private long decided() {
        return stack.tables.count("select count(*) from call_leg");
    }

    /** A person settles a conflict, whichever version opened it. */
    private void settleOne(ServiceProcess service) {
        String conflict = stack.tables
                .rows("select conflict_id from conflict where status = 'OPEN' order by random() limit 1")
                .getFirst();
        RestAssured.given()
                .baseUri(service.url().toString())
                .auth()
                .oauth2(stack.issuer.token(LocalPerson.of(ACCOUNT, "u-1", "supervisor")))
                .contentType(ContentType.JSON)
                .body(Map.of("contactId", "c-2"))
                .post("/api/v1/conflicts/" + conflict + "/resolve")
                .then()
                .statusCode(200);
    }

    private void assertEachCallHasOneOutcome(int sent) {
        assertThat(decided()).isEqualTo(sent);
        Crm logs = new Crm().take(stack.wire.on("call-logged", ACCOUNT));
        Crm conflicts = new Crm().take(stack.wire.on("unresolved-conflicts", ACCOUNT));
        assertThat(Stream.concat(logs.complaints().stream(), conflicts.complaints().stream()))
                .isEmpty();
        for (int i = 0; i < sent; i++) {
            List<Out> log = logs.of("s-" + i);
            List<Out> conflict = conflicts.of("s-" + i);
            boolean waits =
                    !conflict.isEmpty() && conflict.getFirst().text("status").equals("OPEN");
            assertThat(log.size() + (waits ? 1 : 0)).as("outcomes of s-" + i).isOne();
        }
    }
}
