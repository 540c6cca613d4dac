package dev.autolog.backfill;

import static dev.autolog.flow.Wire.patiently;
import static dev.autolog.requests.Results.done;
import static dev.autolog.requests.Results.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.actions.AssociationChoice;
import dev.autolog.actions.CallLogService;
import dev.autolog.actions.ContactChoice;
import dev.autolog.actions.LogChoice;
import dev.autolog.calls.CallRepository;
import dev.autolog.calls.StateChangesSamples;
import dev.autolog.domain.Agent;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Party;
import dev.autolog.domain.Person;
import dev.autolog.domain.PhoneNumber;
import dev.autolog.domain.Role;
import dev.autolog.domain.Samples;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.flow.CrmContact;
import dev.autolog.flow.Database;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.Transactions;
import dev.autolog.requests.ActionRefusal.AlreadyChanged;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class BackfillWorkerTest {
    private static final String JANES = "+14155552671";
    private static final String SHARED = "+14155552672";
    private static final String NOBODYS = "+14155552673";
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    private final String account = "past-" + UUID.randomUUID();
    private final Person ada = new Person(account, "u-1", Role.ADMIN);

    @Inject
    CallRepository callRepository;

    @Inject
    BackfillService jobs;

    @Inject
    CallLogService logs;

    @Inject
    Transactions transactions;

    private Wire wire;
    private Database database;

    @BeforeEach
    void connect() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        database = new Database(LocalStackResource.database());
        wire.contact(CrmContact.of(account, "c-1", "Jane Smith", JANES));
        wire.contact(CrmContact.of(account, "c-2", "Bob Ray", SHARED));
        wire.contact(CrmContact.of(account, "c-3", "Bob Rays Brother", SHARED));
        database.awaitContacts(account, 3);
    }

    @AfterEach
    void disconnect() {
        jobs().stream()
                .filter(backfillJob -> backfillJob.status().isOpen())
                .forEach(backfillJob -> tell(backfillJob.id(), JobCommand.CANCEL));
        wire.close();
    }

    /** Calls that started so many seconds before noon as their ids say, and were not logged as they came. */
    private List<UUID> notLogged(NotLoggedReason reason, String agent, String number, String... callIds) {
        List<Decision> decisions = new ArrayList<>();
        for (String callId : callIds) {
            var said = Samples.said()
                    .of(account, callId)
                    .by(new Agent(agent, null, null, "Agent " + agent, null))
                    .between(
                            Samples.said().direction(),
                            new Party(number, null, null),
                            Samples.said().to());
            decisions.add(Decision.first(
                    UUID.randomUUID(),
                    said.statement(),
                    new OtherParty.Outside(new PhoneNumber(number)),
                    new Classification.Skip(reason),
                    LoggingRules.DEFAULT,
                    NOON));
        }
        List<CallLeg> legs = decisions.stream().map(Decision::leg).toList();
        transactions.run(session -> callRepository.save(session, StateChangesSamples.first(decisions), NOON));
        database.run(
                "update call_leg set started_at = cast(? as timestamptz)"
                        + " - cast(substr(call_id, 3) as integer) * interval '1 second' where account_id = ?",
                NOON.toString(),
                account);
        return legs.stream().map(CallLeg::id).toList();
    }

    private List<UUID> notLogged(String number, String... callIds) {
        return notLogged(NotLoggedReason.AUTO_LOG_OFF, "u-17", number, callIds);
    }

    private void accountWants(String settings) {
        database.run(
                "insert into account_settings (account_id, settings) values (?, ?)"
                        + " on conflict (account_id) do update set settings = excluded.settings",
                account,
                settings);
    }

    private static String[] many(int count) {
        return IntStream.range(0, count).mapToObj(i -> "s-" + i).toArray(String[]::new);
    }

    private BackfillJob create(Instant from, Instant to, @Nullable Set<String> agents) {
        return done(transactions.call(() -> jobs.create(ada, new JobScope(from, to, agents), null)));
    }

    private BackfillJob create() {
        return create(NOON.minus(1, ChronoUnit.DAYS), NOON.plusSeconds(1), null);
    }

    private BackfillJob tell(UUID job, JobCommand command) {
        return done(transactions.call(() -> jobs.command(ada, job, command, null)));
    }

    private List<BackfillJob> jobs() {
        return transactions.call(() -> jobs.list(ada, null, null, 10));
    }

    private BackfillJob await(UUID job, JobStatus status) {
        patiently().until(() -> one(job).status() == status);
        return one(job);
    }

    private BackfillJob one(UUID job) {
        return transactions.call(() -> jobs.one(ada, job)).orElseThrow();
    }

    private BackfillJob ran(BackfillJob backfillJob) {
        await(backfillJob.id(), JobStatus.PREVIEWED);
        tell(backfillJob.id(), JobCommand.START);
        return await(backfillJob.id(), JobStatus.DONE);
    }

    private List<String> outcomes() {
        return database.rows(
                "select call_id, outcome, coalesce(contact_id, not_logged, ''), coalesce(logged_by, '') from call_leg"
                        + " where account_id = ? order by call_id, agent_id",
                account);
    }

    private long count(String sql) {
        return database.count(sql, account);
    }

    private List<String> trail(UUID id) {
        return database.rows(
                "select action, actor, why::jsonb ->> 'reason', why::jsonb ->> 'basis', why::jsonb ->> 'job'"
                        + " from audit_trail where account_id = ? and subject_id = ? order by tx, line",
                account,
                id);
    }

    @Nested
    class APreview {
        @Test
        void tellsWhatWouldBecomeOfTheCallsAndChangesNothing() {
            notLogged(JANES, "s-1", "s-2");
            notLogged(SHARED, "s-3");
            notLogged(NOBODYS, "s-4");
            long lines = count("select count(*) from audit_trail where account_id = ?");

            BackfillJob backfillJob = await(create().id(), JobStatus.PREVIEWED);

            assertThat(backfillJob.preview().logged()).isEqualTo(2);
            assertThat(backfillJob.preview().conflicts().toString())
                    .contains("MULTIPLE_CONTACTS=1", "NO_CONTACT_MATCH=1");
            assertThat(backfillJob.preview().looked()).isEqualTo(4);
            assertThat(backfillJob.progress()).isEqualTo(BackfillTally.NOTHING);
            assertThat(outcomes()).allMatch(outcome -> outcome.contains("|NOT_LOGGED|AUTO_LOG_OFF|"));
            assertThat(count("select count(*) from audit_trail where account_id = ?"))
                    .isEqualTo(lines);
        }

        @Test
        void ofNoCallsIsSoonOver() {
            BackfillJob backfillJob = await(create().id(), JobStatus.PREVIEWED);

            assertThat(backfillJob.preview()).isEqualTo(BackfillTally.NOTHING);
            assertThat(ran(backfillJob).progress()).isEqualTo(BackfillTally.NOTHING);
        }

        @Test
        void countsWhatIsInternalTodayAsNotLogged() {
            notLogged(JANES, "s-1");
            database.run(
                    "insert into own_line_choice (account_id, line, state, chosen_by, chosen_at)"
                            + " values (?, ?, 'PINNED', 'u-1', now())",
                    account,
                    JANES);

            BackfillJob backfillJob = ran(create());

            assertThat(backfillJob.preview().notLogged()).containsOnlyKeys(NotLoggedReason.INTERNAL_CALL);
            assertThat(outcomes()).containsExactly("s-1|NOT_LOGGED|AUTO_LOG_OFF|");
        }
    }

    @Nested
    class AJob {
        @Test
        void givesCallsTheOutcomeThatTheyWouldHaveToday() {
            UUID janes = notLogged(JANES, "s-1").getFirst();
            UUID shared = notLogged(SHARED, "s-2").getFirst();

            BackfillJob backfillJob = ran(create());

            assertThat(outcomes()).containsExactly("s-1|LOGGED|c-1|AUTO", "s-2|IN_CONFLICT||");
            assertThat(trail(janes))
                    .containsExactly(
                            "NOT_LOGGED|AUTO|AUTO_LOG_OFF|null|null",
                            "LOGGED|u-1|PAST_CALLS|ONE_CONTACT|" + backfillJob.id());
            assertThat(trail(shared)).endsWith("CONFLICT_OPENED|u-1|PAST_CALLS|null|" + backfillJob.id());
            assertThat(wire.await("call-logged", account, 1).getFirst().text("callId"))
                    .isEqualTo("s-1");
            assertThat(wire.await("unresolved-conflicts", account, 1).getFirst().text("callId"))
                    .isEqualTo("s-2");
            assertThat(backfillJob.progress()).isEqualTo(backfillJob.preview());
            assertThat(backfillJob.changedBy()).isEqualTo("AUTO");
        }

        @Test
        void goesThroughAnyNumberOfCallsOnceEach() {
            int many = 2 * Throttle.PAGE_ALONE + 7;
            notLogged(JANES, many(many));

            BackfillJob backfillJob = ran(create());

            assertThat(backfillJob.progress().logged()).isEqualTo(many);
            assertThat(count("select count(*) from audit_trail where action = 'LOGGED' and account_id = ?"))
                    .isEqualTo(many);
            assertThat(count("select count(*) from call_leg where log_version = 1 and account_id = ?"))
                    .isEqualTo(many);
        }

        @Test
        void findsCallsOfTheSameMomentAllOfThem() {
            int many = Throttle.PAGE_ALONE + 7;
            notLogged(JANES, many(many));
            database.run(
                    "update call_leg set started_at = cast(? as timestamptz) where account_id = ?",
                    NOON.toString(),
                    account);

            assertThat(ran(create()).progress().logged()).isEqualTo(many);
        }

        @Test
        void takesTheCallsOfItsTimeAlone() {
            notLogged(JANES, "s-0", "s-10", "s-20", "s-30");

            ran(create(NOON.minusSeconds(20), NOON, null));

            assertThat(outcomes())
                    .containsExactly(
                            "s-0|NOT_LOGGED|AUTO_LOG_OFF|",
                            "s-10|LOGGED|c-1|AUTO",
                            "s-20|LOGGED|c-1|AUTO",
                            "s-30|NOT_LOGGED|AUTO_LOG_OFF|");
        }

        @Test
        void takesTheCallsOfItsAgentsAlone() {
            notLogged(JANES, "s-1");
            notLogged(NotLoggedReason.AUTO_LOG_OFF, "u-18", JANES, "s-2");
            notLogged(NotLoggedReason.AUTO_LOG_OFF, "u-19", JANES, "s-3");

            BackfillJob backfillJob = ran(create(NOON.minusSeconds(60), NOON, Set.of("u-18", "u-19")));

            assertThat(outcomes())
                    .containsExactly("s-1|NOT_LOGGED|AUTO_LOG_OFF|", "s-2|LOGGED|c-1|AUTO", "s-3|LOGGED|c-1|AUTO");
            assertThat(backfillJob.preview().looked()).isEqualTo(2);
        }

        @Test
        void leavesWhatWasDecidedForGood() {
            notLogged(NotLoggedReason.DISMISSED, "u-17", JANES, "s-1");
            notLogged(NotLoggedReason.WITHDRAWN, "u-17", JANES, "s-2");

            assertThat(ran(create()).preview()).isEqualTo(BackfillTally.NOTHING);
            assertThat(outcomes()).containsExactly("s-1|NOT_LOGGED|DISMISSED|", "s-2|NOT_LOGGED|WITHDRAWN|");
        }

        @Test
        void logsCallsThatAWrongOwnLineHeldBackOnceTheLineIsRemoved() {
            notLogged(NotLoggedReason.INTERNAL_CALL, "u-17", JANES, "s-1");
            chooseLine("PINNED");
            assertThat(ran(create()).preview().notLogged()).containsOnlyKeys(NotLoggedReason.INTERNAL_CALL);

            chooseLine("REMOVED");
            ran(create());

            assertThat(outcomes()).containsExactly("s-1|LOGGED|c-1|AUTO");
        }

        private void chooseLine(String state) {
            database.run(
                    "insert into own_line_choice (account_id, line, state, chosen_by, chosen_at)"
                            + " values (?, ?, cast(? as text), 'u-1', now())"
                            + " on conflict (account_id, line) do update set state = excluded.state",
                    account,
                    JANES,
                    state);
        }

        @Test
        void logsThoughTheAccountStillHasNothingLoggedByItself() {
            accountWants("{\"autoLogCalls\": false}");
            notLogged(JANES, "s-1");

            ran(create());
            wire.call(EndedCall.from(JANES, account, "s-live"));

            assertThat(database.awaitLegs(account, 2))
                    .containsExactly("s-1|LOGGED|c-1", "s-live|NOT_LOGGED|AUTO_LOG_OFF");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"{'trial': {'on': true, 'agents': ['u-9']}}", "{'dryRun': true}", "{'popUpOnly': true}"})
        void logsThoughNewCallsAreOnlyTriedOrShown(String settings) {
            accountWants(settings.replace('\'', '"'));
            notLogged(JANES, "s-1");

            ran(create());

            assertThat(outcomes()).containsExactly("s-1|LOGGED|c-1|AUTO");
        }

        @Test
        void keepsToTheRulesOfToday() {
            accountWants("{\"severalContacts\": \"FIRST_BY_NAME\","
                    + " \"noContactMatch\": {\"rule\": \"MAKE_PLACEHOLDER\", \"type\": \"Lead\", \"namePrefix\": \"New \"},"
                    + " \"doNotLog\": [{\"kind\": \"NUMBER\", \"value\": \"" + JANES + "\", \"reason\": \"family\"}]}");
            notLogged(JANES, "s-1");
            notLogged(NotLoggedReason.DRY_RUN, "u-17", SHARED, "s-2");
            notLogged(NotLoggedReason.NOT_IN_TRIAL, "u-17", NOBODYS, "s-3", "s-4");

            BackfillJob backfillJob = await(create().id(), JobStatus.PREVIEWED);

            assertThat(backfillJob.preview())
                    .isEqualTo(new BackfillTally(3, Map.of(), Map.of(NotLoggedReason.DO_NOT_LOG, 1L)));
            assertThat(count("select count(*) from contact where account_id = ?"))
                    .as("contacts, after a preview")
                    .isEqualTo(3);
            assertThat(ran(backfillJob).progress()).isEqualTo(backfillJob.preview());
            assertThat(outcomes())
                    .startsWith("s-1|NOT_LOGGED|AUTO_LOG_OFF|", "s-2|LOGGED|c-2|POLICY")
                    .satisfiesExactly(
                            _ -> {},
                            _ -> {},
                            made -> assertThat(made).matches("s-3\\|LOGGED\\|.+\\|POLICY"),
                            made -> assertThat(made).matches("s-4\\|LOGGED\\|.+\\|POLICY"));
            assertThat(count("select count(*) from contact where account_id = ?"))
                    .isEqualTo(4);
        }

        @Test
        void ofOneAccountDoesNothingToAnother() {
            notLogged(JANES, "s-1");
            Person other = new Person("other-" + account, "u-1", Role.ADMIN);

            BackfillJob backfillJob = done(
                    transactions.call(() -> jobs.create(other, new JobScope(NOON.minusSeconds(60), NOON, null), null)));

            patiently()
                    .until(() -> transactions
                                    .call(() -> jobs.one(other, backfillJob.id()))
                                    .orElseThrow()
                                    .status()
                            == JobStatus.PREVIEWED);
            done(transactions.call(() -> jobs.command(other, backfillJob.id(), JobCommand.START, null)));
            patiently()
                    .until(() -> transactions
                                    .call(() -> jobs.one(other, backfillJob.id()))
                                    .orElseThrow()
                                    .status()
                            == JobStatus.DONE);
            assertThat(outcomes()).containsExactly("s-1|NOT_LOGGED|AUTO_LOG_OFF|");
            assertThat(transactions.call(() -> jobs.one(ada, backfillJob.id()))).isEmpty();
        }
    }

    @Nested
    class APersonWhoSaysSomething {
        /** Keeps the pages of a job from going on while something else happens. */
        private Connection holdingTheLocksOfLegs() throws SQLException {
            Connection connection = database.connect();
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "select pg_advisory_xact_lock(" + 0x4c45_4753 + ", b) from generate_series(0, 1023) b");
            }
            return connection;
        }

        @Test
        void hasTheJobWaitAndGoOnWhereItWas() throws SQLException {
            int many = 2 * Throttle.PAGE_ALONE;
            notLogged(JANES, many(many));
            BackfillJob backfillJob = await(create().id(), JobStatus.PREVIEWED);

            try (Connection legs = holdingTheLocksOfLegs()) {
                tell(backfillJob.id(), JobCommand.START);
                awaitAPageThatWaits();
                BackfillJob paused = tell(backfillJob.id(), JobCommand.PAUSE);
                assertThat(paused.status()).isEqualTo(JobStatus.PAUSED);
                assertThat(paused.changedBy()).isEqualTo("u-1");
                legs.rollback();
            }
            // The page that was under way is undone, and no other one begins.
            patiently().until(() -> waiting() == 0);
            notLogged(SHARED, "s-5000");
            assertThat(count("select count(*) from call_leg where outcome = 'LOGGED' and account_id = ?"))
                    .isZero();
            assertThat(one(backfillJob.id()).status()).isEqualTo(JobStatus.PAUSED);

            tell(backfillJob.id(), JobCommand.RESUME);

            assertThat(await(backfillJob.id(), JobStatus.DONE).progress().logged())
                    .isEqualTo(many);
            assertThat(count("select count(*) from audit_trail where action = 'LOGGED' and account_id = ?"))
                    .isEqualTo(many);
        }

        private void awaitAPageThatWaits() {
            patiently().until(() -> waiting() > 0);
        }

        private long waiting() {
            return Long.parseLong(database.rows(
                            "select count(*) from pg_locks where locktype = 'advisory' and not granted and classid = "
                                    + 0x4c45_4753)
                    .getFirst());
        }

        @Test
        void endsTheJobAndWhatWasLoggedStaysLogged() {
            notLogged(JANES, "s-1");
            BackfillJob backfillJob = await(create().id(), JobStatus.PREVIEWED);

            assertThat(tell(backfillJob.id(), JobCommand.CANCEL).status()).isEqualTo(JobStatus.CANCELLED);

            assertThat(outcomes()).containsExactly("s-1|NOT_LOGGED|AUTO_LOG_OFF|");
            assertThat(refusal(transactions.call(() -> jobs.command(ada, backfillJob.id(), JobCommand.START, null))))
                    .isInstanceOf(AlreadyChanged.class);
            ran(create());
            assertThat(outcomes()).containsExactly("s-1|LOGGED|c-1|AUTO");
        }

        @Test
        void isToldOfTheJobThatIsOpenAlready() {
            create();

            JobScope scope = new JobScope(NOON.minusSeconds(60), NOON, null);
            assertThat(refusal(transactions.call(() -> jobs.create(ada, scope, null))))
                    .isInstanceOf(AlreadyChanged.class);
        }

        @Test
        void isNotOverruledByAPageThatWaitedForTheSameCall() throws SQLException {
            UUID call = notLogged(JANES, "s-1").getFirst();
            notLogged(JANES, "s-2");
            BackfillJob backfillJob = await(create().id(), JobStatus.PREVIEWED);

            try (Connection legs = holdingTheLocksOfLegs()) {
                tell(backfillJob.id(), JobCommand.START);
                awaitAPageThatWaits();
                try (Statement statement = legs.createStatement()) {
                    statement.execute("update call_leg set not_logged = 'DISMISSED' where id = '" + call + "'");
                }
                legs.commit();
            }

            assertThat(await(backfillJob.id(), JobStatus.DONE).progress().looked())
                    .isEqualTo(1);
            assertThat(outcomes()).containsExactly("s-1|NOT_LOGGED|DISMISSED|", "s-2|LOGGED|c-1|AUTO");
        }

        @Test
        void whoLoggedACallByHandKeepsTheLog() {
            UUID call = notLogged(JANES, "s-1").getFirst();
            transactions.call(() -> logs.logByHand(
                    new Person(account, "u-17", Role.AGENT),
                    call,
                    new LogChoice(
                            new ContactChoice.Existing("c-2"),
                            new AssociationChoice.Unspecified(),
                            new LogFields(null, "asked for Bob", null),
                            false),
                    null));

            assertThat(ran(create()).progress()).isEqualTo(BackfillTally.NOTHING);

            assertThat(outcomes()).containsExactly("s-1|LOGGED|c-2|AGENT");
        }
    }

    @Nested
    class Meanwhile {
        @Test
        void liveCallsAreDecidedAndTheJobComesToItsEndAllTheSame() {
            int many = 4 * Throttle.PAGE_ALONE;
            notLogged(JANES, many(many));
            BackfillJob backfillJob = await(create().id(), JobStatus.PREVIEWED);
            tell(backfillJob.id(), JobCommand.START);

            int live = 0;
            for (; live < 20 || one(backfillJob.id()).status() != JobStatus.DONE; live++) {
                wire.call(EndedCall.from(JANES, account, "live-" + live));
                int sent = live + 1;
                patiently()
                        .until(() ->
                                count("select count(*) from call_leg where call_id like 'live-%' and account_id = ?")
                                        == sent);
            }

            assertThat(one(backfillJob.id()).progress().logged()).isEqualTo(many);
            assertThat(count("select count(*) from audit_trail where action = 'LOGGED' and account_id = ?"))
                    .isEqualTo(many + live);
        }

        @Test
        void aCorrectionOfThePlatformAndTheJobGetAlong() {
            notLogged(JANES, "s-1");
            EndedCall corrected = EndedCall.from(JANES, account, "s-1")
                    .sequence(7)
                    .with("startedAt", NOON.minusSeconds(1).toString())
                    .with("answeredAt", null)
                    .with("endedAt", NOON.toString())
                    .with("recordingUrl", "https://recordings.example/7");
            BackfillJob backfillJob = await(create().id(), JobStatus.PREVIEWED);

            wire.call(corrected);
            tell(backfillJob.id(), JobCommand.START);

            await(backfillJob.id(), JobStatus.DONE);
            patiently().until(() -> count("select count(*) from call_leg where sequence = 7 and account_id = ?") == 1);
            assertThat(outcomes()).containsExactly("s-1|LOGGED|c-1|AUTO");
            assertThat(count("select count(*) from audit_trail where action = 'LOGGED' and account_id = ?"))
                    .isEqualTo(1);
        }
    }
}
