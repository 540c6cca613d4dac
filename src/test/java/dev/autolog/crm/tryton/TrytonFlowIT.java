package dev.autolog.crm.tryton;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.crm.CrmServer.SeenLog;
import dev.autolog.crm.LogMark;
import dev.autolog.flow.Database;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import dev.autolog.flow.Wire.Out;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import dev.autolog.local.LocalTryton;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a party in Tryton to the note of its call, through the service, its broker and its database; whoever dies meanwhile. */
@Tag("crm")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@TestProfile(TrytonFlowIT.ImpatientService.class)
class TrytonFlowIT {
    private static final String API = "/api/v1";
    private static final String CONNECTION = API + "/crm-connection";
    private static final int CUSTOMERS = 60;
    private static final int CALLS_AT_ONCE = 6;
    private static final String CREATE = "model.ir.note.create";
    private static final String WRITE = "model.ir.note.write";
    private static final String DELETE = "model.ir.note.delete";
    private static final String CREATE_PARTY = "model.party.party.create";
    private static final String STRANGER = "+442079460999";

    /** A service whose runs die by a plan, and which takes over and reads contacts sooner than by default. */
    public static final class ImpatientService implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "autolog.crm.permitted-addresses", "127.0.0.1",
                    "autolog.crm.lease", "PT3S",
                    "autolog.crm.contacts-interval", "PT1S",
                    "autolog.crm.contact-walk-interval", "PT5S");
        }

        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(FaultySessions.class);
        }
    }

    @TempDir
    private static Path folder = Path.of(".");

    private static LocalTryton tryton;

    @Inject
    FaultySessions sessions;

    private final String account = "account-" + UUID.randomUUID();
    private final List<String> customers = new ArrayList<>();
    private final List<EndedCall> calls = new ArrayList<>();
    private TrytonServer server;
    private Wire wire;
    private Database database;
    private FaultPlan plan;

    @BeforeAll
    static void install() {
        // An instance that dies is a thread that ends with an error.
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
        tryton = LocalTryton.install(folder, LocalStackResource.database());
        tryton.start(true);
        try (TrytonServer template = new TrytonServer(tryton, LocalTryton.TEMPLATE)) {
            template.setUp();
        }
        tryton.close();
        tryton.start(true);
    }

    @AfterAll
    static void stop() {
        Awaitility.reset();
        if (tryton != null) {
            tryton.close();
        }
    }

    @BeforeEach
    void open() {
        server = new TrytonServer(tryton);
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        database = new Database(LocalStackResource.database());
        plan = sessions.plan();
    }

    @AfterEach
    void close() {
        admin().delete(CONNECTION);
        wire.close();
        server.close();
    }

    @Test
    void everyCallIsANoteOnceWhoeverDies() {
        long begin = System.nanoTime();
        importParties();
        connect();
        database.awaitContacts(account, server.number("select count(*) from party_party where active"));

        call();
        writeDownNotes();
        move();
        withdraw();
        bringStrangerIn();
        changeParties();

        await().until(() -> notWritten() == 0);
        wire.settle(database);
        await().untilAsserted(() -> assertThat(notes()).isEqualTo(published()));
        assertThat(database.rows(
                        "select call_log_id from crm_log where account_id = ? and state <> 'WRITTEN'", account))
                .isEmpty();
        System.out.println(ledger(Duration.ofNanos(System.nanoTime() - begin)));
    }

    private static String number(int index) {
        return "+44207946%04d".formatted(index);
    }

    private void importParties() {
        for (int index = 0; index < CUSTOMERS; index++) {
            String party = server.addContact("Customer " + index, List.of(number(index)));
            customers.add(party);
            if (index % 3 == 0) {
                server.addDeal(party, "Opportunity " + index);
            }
        }
    }

    private void connect() {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.put("address", tryton.address().toString());
        Map<String, String> secrets = Map.of("password", Objects.requireNonNull(settings.remove("password")));
        admin().body(Map.of("kind", "tryton", "settings", settings, "secrets", secrets))
                .put(CONNECTION)
                .then()
                .statusCode(200);
        admin().post(CONNECTION + "/test").then().statusCode(202);
        Wire.patiently().until(() -> !admin().get(CONNECTION).then().extract().<Boolean>path("check.running"));
        admin().get(CONNECTION).then().body("check.problems", empty());
        admin().post(CONNECTION + "/resume").then().statusCode(200).body("state", equalTo("CONNECTED"));
    }

    /** Each customer calls, some of them at once. */
    private void call() {
        for (int index = 0; index < CUSTOMERS; index++) {
            calls.add(EndedCall.from(number(index), account, "call-" + index));
        }
        amongFaults(CREATE, CALLS_AT_ONCE, calls, wire::calls);
        database.awaitLegs(account, CUSTOMERS);
    }

    private void writeDownNotes() {
        amongFaults(
                WRITE,
                2,
                IntStream.range(0, 20).boxed().toList(),
                some -> some.forEach(index -> agent().body(Map.of("notes", "called back " + index))
                        .patch(log(index))
                        .then()
                        .statusCode(200)));
    }

    private void move() {
        amongFaults(
                WRITE,
                2,
                IntStream.range(10, 20).boxed().toList(),
                some -> some.forEach(index -> agent().body(Map.of("contactId", customers.get(index + 20)))
                        .patch(log(index))
                        .then()
                        .statusCode(200)));
    }

    private void withdraw() {
        List<EndedCall> withdrawn = calls.subList(CUSTOMERS - 10, CUSTOMERS).stream()
                .map(call -> call.with("status", "WITHDRAWN").sequence(1))
                .toList();
        amongFaults(DELETE, 2, withdrawn, wire::calls);
    }

    /** Does things by and by, and lets something fail each time, until it has. */
    private <T> void amongFaults(String method, int atOnce, List<T> things, Consumer<List<T>> work) {
        for (int begin = 0; begin < things.size(); begin += atOnce) {
            switch (begin / atOnce % 5) {
                case 0 -> plan.loseAnswer(method);
                case 1 -> plan.dieBefore(method);
                case 2 -> plan.dieAfter(method);
                case 3 -> plan.kill(method, tryton);
                default -> {}
            }
            work.accept(things.subList(begin, Math.min(things.size(), begin + atOnce)));
            await().until(plan::isClear);
        }
    }

    /** A call of an unknown number is logged by hand, on a contact that the agent makes. */
    private void bringStrangerIn() {
        plan.dieBefore(CREATE_PARTY);
        plan.dieAfter(CREATE_PARTY);
        wire.call(EndedCall.from(STRANGER, account, "call-of-stranger"));
        database.awaitLegs(account, CUSTOMERS + 1L);
        agent().body(Map.of("newContact", Map.of("name", "Zoë Nuñez")))
                .post(log("call-of-stranger"))
                .then()
                .statusCode(200);
        await().until(() -> plan.isClear()
                && database.count(
                                "select count(*) from crm_placeholder where account_id = ? and contact_id is not null",
                                account)
                        == 1);
        assertThat(server.number("select count(*) from party_party where name = 'Zoë Nuñez'"))
                .isEqualTo(1);
    }

    private void changeParties() {
        String renamed = customers.get(40);
        server.renameContact(renamed, "Renamed");
        String deleted = server.addContact("Gone soon", List.of("+442079460998"));
        await().until(() -> !lastOf(deleted).isEmpty() && lastOf(renamed).contains("Renamed"));
        server.deleteContact(deleted);
        await().until(() -> lastOf(deleted).isEmpty());
    }

    /** The newest record of a contact; empty for none and for a tombstone. */
    private String lastOf(String contactId) {
        return wire.on("crm-contacts", account).stream()
                .filter(out -> out.key().equals(account + "/" + contactId))
                .reduce((_, newer) -> newer)
                .map(out -> Objects.requireNonNullElse(out.value(), ""))
                .orElse("");
    }

    private String log(int index) {
        return log("call-" + index);
    }

    private String log(String callId) {
        return API + "/calls/"
                + database.rows("select id from call_leg where account_id = ? and call_id = ?", account, callId)
                        .getFirst()
                + "/log";
    }

    private long notWritten() {
        return database.count(
                "select count(*) from crm_log where account_id = ? and state in ('WAITING', 'INTENDED')", account);
    }

    /** What the newest records of the topic say: the version of each log, and where it stands. */
    private Map<String, String> published() {
        Map<String, String> logs = new TreeMap<>();
        for (Out out : wire.on("call-logged", account)) {
            String callLogId = out.key().substring(out.key().indexOf('/') + 1);
            if (out.value() == null) {
                logs.remove(callLogId);
                continue;
            }
            JsonNode log = out.json();
            String contact = log.path("contactId").asText();
            String party = contact.contains("-") ? server.contactsOf(contact).getFirst() : contact;
            logs.put(
                    callLogId,
                    log.path("version").asInt() + " on " + party + " "
                            + log.path("associationId").asText("null"));
        }
        return logs;
    }

    /** What stands in Tryton's database. */
    private Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        for (SeenLog note : server.logs()) {
            int version = Objects.requireNonNull(LogMark.in(note.text())).version();
            String before = notes.put(
                    note.callLogId(), version + " on " + note.contactIds().getFirst() + " " + note.dealId());
            assertThat(before).as("a second note").isNull();
        }
        return notes;
    }

    private String ledger(Duration duration) {
        Map<String, Object> lines = new LinkedHashMap<>();
        lines.put("parties", server.number("select count(*) from party_party where active"));
        lines.put("calls", CUSTOMERS + 1);
        lines.put("records of call-logged", wire.on("call-logged", account).size());
        lines.putAll(plan.counts());
        lines.put("requests", plan.calls());
        lines.put("sessions of Tryton's", server.number("select count(*) from ir_session"));
        lines.put("logs expected", published().size());
        lines.put("notes found in Tryton's database", server.logs().size());
        lines.put("seconds", duration.toSeconds());
        StringBuilder text = new StringBuilder("Tryton, through the service\n");
        lines.forEach((what, count) -> text.append("  %-40s %s%n".formatted(what, count)));
        return text.toString();
    }

    /** After an unknown outcome the engine waits 90 s before it writes a log anew. */
    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(100));
    }

    private RequestSpecification admin() {
        return as("u-1", "admin");
    }

    private RequestSpecification agent() {
        return as("u-17", "agent");
    }

    private RequestSpecification as(String person, String role) {
        return given().contentType("application/json")
                .auth()
                .oauth2(LocalStackResource.issuer().token(LocalPerson.of(account, person, role)));
    }
}
