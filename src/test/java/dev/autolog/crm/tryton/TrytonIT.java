package dev.autolog.crm.tryton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.autolog.crm.ConnectionProblem;
import dev.autolog.crm.CrmAdapter;
import dev.autolog.crm.CrmContact;
import dev.autolog.crm.CrmContract;
import dev.autolog.crm.CrmException;
import dev.autolog.crm.CrmException.Remedy;
import dev.autolog.crm.CrmLog;
import dev.autolog.crm.CrmServer;
import dev.autolog.crm.CrmSession;
import dev.autolog.crm.LogOutcome;
import dev.autolog.crm.MemoryCredentials;
import dev.autolog.crm.NewCrmContact;
import dev.autolog.crm.http.AddressPolicy;
import dev.autolog.crm.http.HttpCrmSessions;
import dev.autolog.domain.Association;
import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalTryton;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connector and a real Tryton 6.0 with its real database. */
@Tag("crm")
class TrytonIT {
    @TempDir
    private static Path folder = Path.of(".");

    private static final String SESSIONS = "select count(*) from ir_session s join res_user u on u.id = s.create_uid"
            + " where u.login = '" + TrytonServer.USER + "'";

    private static LocalDatabase database;
    private static LocalTryton tryton;

    private final TrytonAdapter adapter = new TrytonAdapter(Clock.systemUTC());

    @BeforeAll
    static void install() {
        database = LocalDatabase.start(folder.resolve("postgres"), Map.of());
        tryton = LocalTryton.install(folder, database);
        tryton.start(true);
        try (TrytonServer template = new TrytonServer(tryton, LocalTryton.TEMPLATE)) {
            template.setUp();
        }
        tryton.close();
    }

    @AfterAll
    static void stop() {
        if (tryton != null) {
            tryton.close();
        }
        database.close();
    }

    /** What Tryton keeps as it is typed: it does so without the phone library. */
    @Nested
    class WithoutPhoneLibrary extends CrmContract {
        @BeforeAll
        static void start() {
            tryton.start(false);
        }

        @AfterAll
        static void end() {
            tryton.close();
        }

        @Override
        protected CrmAdapter adapter() {
            return adapter;
        }

        @Override
        protected CrmServer server() {
            return new TrytonServer(tryton);
        }

        @Override
        protected double mostRequestsPerCall() {
            return 0;
        }

        /** All methods have one path: see {@link WithPhoneLibrary} for answers that are lost after a write. */
        @Override
        protected String writeRequest() {
            return "POST ";
        }

        @Override
        protected String contactRequest() {
            return "POST ";
        }
    }

    /** A server as Debian installs it. */
    @Nested
    class WithPhoneLibrary {
        private Vertx vertx;
        private TrytonServer server;
        private FaultPlan faults;
        private CrmSession session;
        private LogDriver driver;

        @BeforeAll
        static void start() {
            tryton.start(true);
        }

        @AfterAll
        static void end() {
            tryton.close();
        }

        @BeforeEach
        void open() {
            vertx = Vertx.vertx();
            server = new TrytonServer(tryton);
            faults = new FaultPlan();
            session = session(server.settings());
            driver = new LogDriver(adapter, session);
        }

        @AfterEach
        void close() {
            server.close();
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }

        @Test
        void aCheckFindsNothingMissing() {
            assertThat(adapter.check(session)).isEmpty();
        }

        @Test
        void aCheckNamesWhatIsMissing() {
            TrytonClient admin = server.client();
            admin.create("res.user", Map.of("name", "Bob", "login", "bob", "password", TrytonServer.PASSWORD));

            assertThat(problems("user", "bob"))
                    .contains(new ConnectionProblem(
                            "RIGHT_MISSING", "Give the user the right to read records of sale.opportunity."));
            assertThat(problems("password", "wrong"))
                    .extracting(ConnectionProblem::code)
                    .containsExactly("PASSWORD_REFUSED");
            assertThat(problems("database", "nosuch"))
                    .extracting(ConnectionProblem::code)
                    .containsExactly("TRYTON_MISSING");
            server.change("update res_user set company = null where login = '" + TrytonServer.USER + "'");
            assertThat(adapter.check(session))
                    .extracting(ConnectionProblem::code)
                    .containsExactly("COMPANY_MISSING");
        }

        private List<ConnectionProblem> problems(String field, String value) {
            Map<String, String> settings = new HashMap<>(server.settings());
            settings.put(field, value);
            return adapter.check(session(settings));
        }

        @Test
        void oneSessionIsKeptUntilTrytonRefusesIt() {
            adapter.contactIds(session, null);
            adapter.contactIds(session, null);
            assertThat(server.number(SESSIONS)).isEqualTo(1);

            server.change("delete from ir_session");
            adapter.contactIds(session, null);
            adapter.contactIds(session, null);
            assertThat(server.number(SESSIONS)).isEqualTo(1);
        }

        /** Tryton 6.0 counts a refused attempt as an attempt: whoever tries again sooner never gets in. */
        @Test
        void afterWrongPasswordsThereIsARest() {
            Map<String, String> settings = new HashMap<>(server.settings());
            settings.put("password", "wrong");
            CrmSession stranger = session(settings);
            CrmException failure = null;
            for (int i = 0; i < 8 && (failure == null || failure.remedy() == Remedy.SIGN_IN); i++) {
                failure = catchThrowableOfType(CrmException.class, () -> adapter.contactIds(stranger, null));
            }

            assertThat(Objects.requireNonNull(failure).remedy()).isEqualTo(Remedy.WAIT);
            assertThat(failure.retryAfter()).isGreaterThan(Duration.ofMinutes(5));
        }

        @Test
        void writesWhoseAnswersAreLostHappenOnce() {
            String jane = server.addContact("Jane Smith", List.of("+442079460018"));
            faults.loseAnswer("model.ir.note.create");
            String record = written(log("cl-1", 1, jane, null), null);
            faults.loseAnswer("model.ir.note.write");
            assertThat(written(log("cl-1", 2, jane, null), record)).isEqualTo(record);
            assertThat(server.logs()).hasSize(1);

            faults.loseAnswer("model.ir.note.delete");
            driver.repeated(() -> deleted(record));
            assertThat(server.logs()).isEmpty();

            faults.loseAnswer("model.party.party.create");
            NewCrmContact placeholder = new NewCrmContact("ph-1", "New caller", "+14155552699", null);
            String party = driver.repeated(() -> adapter.createContact(session, placeholder));
            assertThat(server.contactsOf("ph-1")).containsExactly(party);
            assertThat(faults.isClear()).isTrue();
        }

        private boolean deleted(String record) {
            adapter.deleteLog(session, record);
            return true;
        }

        @Test
        void aNewerVersionIsNotTakenBack() {
            String jane = server.addContact("Jane Smith", List.of("+442079460018"));
            String record = written(log("cl-1", 1, jane, null), null);
            faults.before("model.ir.note.write", () -> written(log("cl-1", 3, jane, null), record));

            assertThat(written(log("cl-1", 2, jane, null), record)).isEqualTo(record);

            assertThat(server.logs()).singleElement().matches(log -> log.text().endsWith("[autolog:cl-1/3]"));
        }

        /** A request that waits for a lock longer than its client commits after the search for it. */
        @Test
        void ofSeveralNotesOfALogTheFirstRemains() {
            String jane = server.addContact("Jane Smith", List.of("+442079460018"));
            String first = written(log("cl-1", 1, jane, null), null);
            String second = written(log("cl-1", 1, jane, null), null);
            long quoting = server.client()
                    .create("ir.note", Map.of("resource", "party.party," + jane, "message", "see [autolog:cl-1/1]"));
            assertThat(adapter.findLog(session, "cl-1", log("cl-1", 1, jane, null)))
                    .contains(first);

            assertThat(written(log("cl-1", 2, jane, null), second)).isEqualTo(first);

            assertThat(server.number("select count(*) from ir_note")).isEqualTo(2);
            assertThat(server.number("select count(*) from ir_note where id = " + quoting))
                    .isEqualTo(1);
            deleted(first);
            assertThat(server.number("select count(*) from ir_note")).isEqualTo(1);
        }

        /** After a restore of Tryton an id can be that of another note. */
        @Test
        void aNoteOfAPersonIsNeverChanged() {
            String jane = server.addContact("Jane Smith", List.of("+442079460018"));
            long own =
                    server.client().create("ir.note", Map.of("resource", "party.party," + jane, "message", "my own"));

            String record = written(log("cl-1", 2, jane, null), own + "/cl-1");

            assertThat(record).isNotEqualTo(own + "/cl-1");
            assertThat(server.number("select count(*) from ir_note where message = 'my own'"))
                    .isEqualTo(1);
        }

        @Test
        void logsFollowMergesAndLeaveErasedPartiesAlone() {
            String loser = server.addContact("Jane Smith", List.of("+442079460018"));
            String survivor = server.addContact("Jane Smith", List.of("+442079460019"));
            String deal = server.addDeal(loser, "Roof");
            String erased = server.addContact("Bob Ray", List.of("+442079460020"));
            server.merge(loser, survivor);
            server.client().write("party.party", Long.parseLong(erased), Map.of("active", false));
            server.erase(erased);

            assertThat(driver.write(List.of(
                                    LogWrites.of(log("cl-1", 1, loser, null), null),
                                    LogWrites.of(log("cl-2", 1, erased, null), null),
                                    LogWrites.of(log("cl-3", 1, "987654321", null), null),
                                    LogWrites.of(log("cl-4", 1, survivor, "987654321"), null)))
                            .subList(1, 4))
                    .containsExactly(
                            new LogOutcome.Rejected("CONTACT_ERASED"),
                            new LogOutcome.Rejected("CONTACT_GONE"),
                            new LogOutcome.Rejected("DEAL_GONE"));
            assertThat(server.logs())
                    .singleElement()
                    .matches(log -> log.contactIds().equals(List.of(survivor)));
            Map<String, CrmContact> contacts =
                    TrytonRun.read(adapter, session, null).contacts();
            assertThat(Objects.requireNonNull(contacts.get(loser)).replacedBy()).isEqualTo(survivor);
            assertThat(Objects.requireNonNull(contacts.get(erased)).isDeleted()).isTrue();
            assertThat(Objects.requireNonNull(contacts.get(survivor)).associations())
                    .extracting(Association::id)
                    .containsExactly(deal);
        }

        /** Tryton 6.0 with the phone library refuses such numbers, and line breaks in names. */
        @Test
        void aPlaceholderWithAnUnusableNumberBecomesAParty() {
            String id = adapter.createContact(session, new NewCrmContact("ph-2", "New\ncaller", "+4420", null));

            CrmContact contact = Objects.requireNonNull(
                    TrytonRun.read(adapter, session, null).contacts().get(id));
            assertThat(contact.name()).isEqualTo("New caller");
            assertThat(contact.phones()).containsExactly("+4420");
            assertThat(contact.placeholderId()).isEqualTo("ph-2");
        }

        @Test
        void everythingIsThereOnceHoweverOftenTrytonDies() {
            TrytonRun run = new TrytonRun(adapter, session, faults, server, tryton);
            run.importParties();
            run.writeLogs();
            run.correctAndMove();
            run.withdraw();
            run.changeParties();
            run.findLateImport();
            System.out.println(run.ledger());
            run.assertExact();
        }

        private String written(CrmLog log, @Nullable String record) {
            return ((LogOutcome.Complete)
                            driver.write(List.of(LogWrites.of(log, record))).getFirst())
                    .recordId();
        }

        private static CrmLog log(String id, int version, String contact, @Nullable String deal) {
            return LogWrites.log(id, version, contact, deal);
        }

        private CrmSession session(Map<String, String> settings) {
            Map<String, String> all = new HashMap<>(settings);
            all.put("address", tryton.address().toString());
            CrmSession real = new HttpCrmSessions(vertx, new AddressPolicy(List.of("127.0.0.1")), Clock.systemUTC())
                    .open(adapter, new MemoryCredentials(all));
            return new FaultySession(real, faults);
        }
    }
}
