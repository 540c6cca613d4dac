package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire.Out;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, killed in full flow. */
@Tag("deploy")
class CrashIT {
    private static final String ACCOUNT = "acme";
    /** How many calls are published each time that a condition is looked at; the service is never done with all of them. */
    private static final int PUBLISHED_AT_ONCE = 25;
    /** An instance that starts beside the others needs processor time too. */
    private static final Duration PUBLISHING_PAUSE = Duration.ofMillis(200);

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private int sent;

    @BeforeEach
    void start() {
        stack = new Stack(folder);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void aServiceThatIsKilledAgainAndAgainLosesAndDoublesNothing() {
        ServiceProcess service = stack.service("first");
        crm();
        for (int kill = 1; kill <= 3; kill++) {
            long enough = decided() + 1000;
            publishUntil(() -> decided() > enough);
            service.kill();
            long before = decided();
            service = stack.launch("after-kill-" + kill);
            publishUntil(() -> decided() > before);
        }
        stack.wire.settle(stack.tables);
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, sent);
        assertThat(service.stop())
                .as("exit code of a service that was asked to stop")
                .isIn(0, 143);
    }

    @Test
    void anInstanceThatJoinsAndOneThatIsKilledLoseAndDoubleNothing() {
        ServiceProcess first = stack.service("first");
        crm();
        publishUntil(() -> decided() > 1000);
        ServiceProcess second = join("second");
        ServiceProcess third = join("third");
        long joined = decided();
        publishUntil(() -> decided() > joined + 1000);
        first.kill();
        long killed = decided();
        publishUntil(() -> decided() > killed + 1000);
        int asked = second.stop();
        assertThat(asked).isIn(0, 143);
        stack.wire.settle(stack.tables);
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, sent);
        third.close();
    }

    @Test
    void whatAPersonDecidedIsPublishedThoughTheServiceDiesBeforeItCould() {
        ServiceProcess first = stack.service("first");
        crm();
        stack.wire.call(EndedCall.from("+14155552672", ACCOUNT, "s-1"));
        String id =
                stack.wire.await("unresolved-conflicts", ACCOUNT, 1).getFirst().text("conflictId");
        stack.broker.stop();
        RestAssured.given()
                .baseUri(first.url().toString())
                .auth()
                .oauth2(stack.issuer.token(LocalPerson.of(ACCOUNT, "u-1", "supervisor")))
                .contentType(ContentType.JSON)
                .body(Map.of("contactId", "c-2", "notes", "Asked for Bob"))
                .post("/api/v1/conflicts/" + id + "/resolve")
                .then()
                .statusCode(200);
        first.kill();
        stack.broker.start();
        assertThat(stack.wire.on("call-logged", ACCOUNT)).as("before the crash").isEmpty();
        ServiceProcess second = stack.service("second");
        Out log = stack.wire.await("call-logged", ACCOUNT, 1).getFirst();
        assertThat(List.of(log.text("contactId"), log.text("loggedBy"), log.text("notes")))
                .containsExactly("c-2", "AGENT", "Asked for Bob");
        Out settled = stack.wire.await("unresolved-conflicts", ACCOUNT, 2).getLast();
        assertThat(List.of(settled.text("conflictId"), settled.text("status"), settled.text("resolvedBy")))
                .containsExactly(id, "RESOLVED", "u-1");
        second.close();
    }

    /** One more instance that gets ready in full flow. */
    private ServiceProcess join(String name) {
        ServiceProcess joining = stack.launch(name);
        publishUntil(joining::isReady);
        return joining;
    }

    private void crm() {
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "(415) 555-2671"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-2", "Bob Ray", "415-555-2672"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-3", "Bob Rays Brother", "415-555-2672"));
        stack.tables.awaitContacts(ACCOUNT, 3);
    }

    /**
     * Publishes calls of one contact, of two and of none, each acknowledged, for as long as it takes: whatever happens to the
     * service happens to it in full flow, right after calls that it cannot be done with.
     */
    private void publishUntil(BooleanSupplier enough) {
        Wire.patiently().pollInterval(PUBLISHING_PAUSE).until(() -> {
            stack.wire.calls(IntStream.range(sent, sent + PUBLISHED_AT_ONCE)
                    .mapToObj(i -> EndedCall.from("+1415555267" + (1 + i % 3), ACCOUNT, "s-" + i))
                    .toList());
            sent += PUBLISHED_AT_ONCE;
            return enough.getAsBoolean();
        });
    }

    private long decided() {
        return stack.tables.count("select count(*) from call_leg");
    }
}
