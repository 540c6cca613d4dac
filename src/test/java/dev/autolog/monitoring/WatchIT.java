package dev.autolog.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.demo.Demo;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Stack;
import dev.autolog.flow.TopicAdmin;
import dev.autolog.local.Console;
import dev.autolog.local.LocalPrometheus;
import dev.autolog.local.LocalSettings;
import dev.autolog.local.ServiceProcess;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes the packaged service. With traffic, whatever dashboards and rules ask for is there; each alert fires
 * when its fault is caused, and ends with it. Rules are those of {@code deploy/prometheus} with their durations shortened.
 */
@Tag("deploy")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatchIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String ROOM = "AUTOLOG_WATCH_DATABASE_CAPACITY";
    private static final String INTERVAL = "AUTOLOG_WATCH_INTERVAL";
    private static final long RELAY_LOCK = 0x4155_544f_4c4f_4701L;
    private static final long PAST_CALLS_LOCK = 0x4155_544f_4c4f_4706L;
    private static final int LEG_LOCKS = 0x4c45_4753;
    /** The first key of the advisory locks of queues of deferred records. */
    private static final int QUEUE_LOCKS = 0x4445_4652;

    private static final int LEG_BUCKETS = 1024;

    /** A heap that is full to nine tenths and goes on working is nothing to be had at will; promtool proves that one. */
    private static final Set<String> NOT_CAUSED = Set.of("AutologMemoryShort");

    @TempDir
    static Path folder = Path.of(".");

    private final Set<String> proven = new TreeSet<>();
    private final AtomicBoolean flowing = new AtomicBoolean();
    private Stack stack;
    private LocalPrometheus prometheus;
    private ServiceProcess service;
    private Traffic traffic;
    private @Nullable Thread flow;

    @BeforeAll
    void start() {
        stack = new Stack(folder, Map.of("max_notify_queue_pages", "64"));
        traffic = new Traffic(stack);
        prometheus = LocalPrometheus.start(folder, ShortRules.write(folder));
        service = serviceWithRoomFor("roomy", "100G");
        prometheus.scrape(service.managementUrl());
    }

    @AfterAll
    void stop() {
        flowing.set(false);
        service.close();
        prometheus.close();
        stack.close();
    }

    private ServiceProcess serviceWithRoomFor(String name, String capacity) {
        return stack.service(
                name,
                Map.of(
                        ROOM,
                        capacity,
                        INTERVAL,
                        "PT1S",
                        "AUTOLOG_RECOVERY_INTERVAL",
                        "PT1S",
                        "AUTOLOG_OUTBOX_RETRY_PARKED",
                        "PT1S",
                        "AUTOLOG_WATCH_ACCOUNT_LABELS",
                        "true"));
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(condition);
    }

    private void fires(String alert) {
        fires(alert, _ -> true);
    }

    private void fires(String alert, Predicate<JsonNode> labels) {
        await("%s fires".formatted(alert))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> prometheus.firing(alert).stream().anyMatch(labels));
    }

    private void clears(String alert) {
        await("%s clears".formatted(alert))
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(() -> prometheus.firing(alert).isEmpty());
        proven.add(alert);
    }

    private void isQuiet(String... alerts) {
        assertThat(alerts)
                .allSatisfy(alert -> assertThat(prometheus.firing(alert)).isEmpty());
    }

    /** Calls go on coming, one after the other, until the test is over. */
    private void begin(Runnable step) {
        flowing.set(true);
        flow = Thread.ofPlatform().daemon().start(() -> {
            while (flowing.get()) {
                step.run();
            }
        });
    }

    @AfterEach
    void end() throws InterruptedException {
        flowing.set(false);
        if (flow != null) {
            flow.join();
        }
    }

    @Test
    @Order(1)
    void whateverDashboardsAskForIsThereWhileTheDemoFlows() throws InterruptedException {
        URI broker = URI.create("kafka://" + stack.broker.bootstrapServers());
        Demo.run(
                new LocalSettings(
                        service.url().getPort(), service.managementUrl().getPort(), broker.getPort(), 0, 0, 0, folder),
                new Console());
        begin(this::aBitOfEverything);
        Set<String> missing = new TreeSet<>();
        try {
            traffic.calls(1);
            traffic.conflicts(service);
            traffic.job(service);
            await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
                missing.clear();
                Dashboard.queries().stream()
                        .filter(query -> !hasData(query.substituted("1m")))
                        .forEach(query -> missing.add(query.toString()));
                return missing.isEmpty();
            });
        } finally {
            end();
            assertThat(missing).as("what nothing is there for").isEmpty();
        }
        for (String job :
                stack.tables.rows("select job_id from past_call_job where status not in ('DONE', 'CANCELLED')")) {
            traffic.endJob(service, job, "cancel");
        }
    }

    private void aBitOfEverything() {
        traffic.calls(3);
        traffic.poison(1);
        Traffic.admin(stack, service).get("/api/v1/conflicts").then().statusCode(200);
    }

    /** At least one series with a number. */
    private boolean hasData(String expression) {
        return prometheus.query(expression).stream()
                .anyMatch(series -> !series.at("/value/1").asText().equals("NaN"));
    }

    @Test
    @Order(2)
    void whateverIsRecordedIsThere() {
        List<Rule> records = Rule.all().stream().filter(rule -> !rule.isAlert()).toList();

        assertThat(records).isNotEmpty();
        records.forEach(rule -> until(() -> !prometheus.query(rule.name()).isEmpty()));
    }

    /** An alert's expression is empty while all is well: it compares. What it compares has to be there. */
    @Test
    @Order(3)
    void whateverAlertsLookAtIsThereAndNoneFires() {
        stack.tables.run("update dead_letter set status = 'DISCARDED', done_at = now(), done_by = 'u-1'");
        Set<String> metrics = Rule.alerts().stream()
                .flatMap(alert -> PromQl.metrics(alert.expression()).stream())
                .collect(Collectors.toCollection(TreeSet::new));
        // Told of only while a letter waits, which is what its alert is about.
        metrics.remove("dead_letters_waiting");

        metrics.forEach(metric -> until(() -> !prometheus.query(metric).isEmpty()));

        until(() -> Rule.alerts().stream()
                .allMatch(alert -> prometheus.firing(alert.name()).isEmpty()));
    }

    @Test
    @Order(4)
    void recordsThatCannotBeProcessed() throws InterruptedException {
        begin(() -> {
            traffic.poison(2);
            traffic.calls(2);
        });
        fires("AutologManyDeadLetters", labels -> labels.path("topic").asText().equals("call-ended"));
        fires("AutologDeadLetters", labels -> labels.path("reason").asText().equals("not_json"));
        end();
        clears("AutologManyDeadLetters");
        stack.wire.settle(stack.tables);
        until(() -> stack.tables.count("select count(*) from dead_letter where status = 'WAITING'") > 0);
        assertThat(prometheus.firing("AutologDeadLetters")).isNotEmpty();
        traffic.discardLetters(service);
        clears("AutologDeadLetters");
    }

    @Test
    @Order(5)
    void aLegThatSomebodyHoldsOnToMakesItsPartitionStuckAndNoOther() throws SQLException, InterruptedException {
        String call = "held";
        traffic.leg(call, 0);
        until(() -> stack.tables.count("select count(*) from call_leg where call_id = 'held'") == 1);
        int bucket = Math.floorMod(Traffic.key(call, 0).hashCode(), LEG_BUCKETS);
        try (Connection session = stack.tables.connect()) {
            execute(session, "select pg_advisory_lock(" + LEG_LOCKS + ", " + bucket + ")");
            stack.wire.call(EndedCall.from("+14155552671", Traffic.ACCOUNT, call)
                    .agent("u-0", "10", null)
                    .sequence(2)
                    .with("recordingUrl", "https://recordings.example/1"));
            int[] agent = {1};
            begin(() -> traffic.leg(call, agent[0]++ % 50));
            fires(
                    "AutologPartitionStuck",
                    labels -> labels.path("topic").asText().equals("call-ended"));
            // Other topics, which others take in, go on.
            assertThat(prometheus.firing("AutologPartitionStuck"))
                    .allMatch(labels -> labels.path("topic").asText().equals("call-ended"))
                    .hasSizeLessThan(4);
            end();
        }
        clears("AutologPartitionStuck");
    }

    @Test
    @Order(6)
    void aTableThatSomebodyHoldsOnToMakesAutologFallBehindAndThenBurnItsBudget() throws Exception {
        try (Connection session = stack.tables.connect()) {
            session.setAutoCommit(false);
            execute(session, "lock table call_leg in access exclusive mode");
            begin(() -> traffic.calls(10));
            List<Thread> people = IntStream.range(0, 20)
                    .mapToObj(_ -> Thread.ofVirtual()
                            .start(() -> Traffic.admin(stack, service).get("/api/v1/calls")))
                    .toList();
            fires("AutologPoolExhausted");
            fires("AutologFallsBehind", labels -> labels.path("topic").asText().equals("call-ended"));
            session.commit();
            for (Thread person : people) {
                person.join();
            }
        }
        fires("AutologBudgetBurnsFast");
        fires("AutologBudgetBurnsSlowly");
        end();
        clears("AutologPoolExhausted");
        clears("AutologFallsBehind");
        clears("AutologBudgetBurnsFast");
        clears("AutologBudgetBurnsSlowly");
    }

    @Test
    @Order(7)
    void aRelayWhoseLockSomebodyElseHas() throws SQLException {
        try (Connection session = stack.tables.connect()) {
            takeLockFromItsHolder(session, RELAY_LOCK);
            fires("AutologRelayInactive");
        }
        clears("AutologRelayInactive");
    }

    /** Waits in the queue for the lock while its holder's connection is cut, so that the holder does not get it again. */
    private void takeLockFromItsHolder(Connection session, long lock) throws SQLException {
        Thread cut = Thread.ofPlatform().start(() -> {
            String waiting = "select count(*) from pg_locks where locktype = 'advisory' and not granted and objid = "
                    + (lock & 0xffff_ffffL) + "::oid";
            until(() -> stack.tables.count(waiting) == 1);
            endHolder(lock);
        });
        execute(session, "select pg_advisory_lock(" + lock + ")");
        until(() -> !cut.isAlive());
    }

    /** As the service's role, which may end its own sessions. */
    private void endHolder(long lock) {
        try (Connection service = stack.tables.connectAsService()) {
            execute(
                    service,
                    "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted"
                            + " and objid = " + (lock & 0xffff_ffffL) + "::oid");
        } catch (SQLException e) {
            throw new AssertionError("the holder's session cannot be ended", e);
        }
    }

    @Test
    @Order(8)
    void aTransactionThatStaysOpenKeepsTheRelayBehind() throws SQLException {
        try (Connection session = stack.tables.connect()) {
            session.setAutoCommit(false);
            execute(session, "select pg_current_xact_id()");
            traffic.calls(5);
            fires("AutologRelayBehind");
            isQuiet("AutologRelayInactive", "AutologDown", "AutologNotReady");
        }
        clears("AutologRelayBehind");
    }

    @Test
    @Order(9)
    void aBrokerThatIsAway() {
        stack.broker.stop();
        fires("AutologNotReady");
        fires("AutologInstanceNotReady");
        isQuiet("AutologDown");
        stack.broker.start();
        clears("AutologNotReady");
        clears("AutologInstanceNotReady");
    }

    @Test
    @Order(10)
    void aDatabaseThatIsAway() throws InterruptedException {
        stack.database.stop();
        begin(() -> Traffic.admin(stack, service).get("/api/v1/conflicts"));
        fires("AutologNotReady");
        fires("AutologApiErrors");
        stack.database.start();
        clears("AutologNotReady");
        clears("AutologApiErrors");
        end();
    }

    @Test
    @Order(11)
    void aConflictThatNobodySettles() {
        traffic.calls(3);
        stack.wire.settle(stack.tables);
        stack.tables.run("update conflict set opened_at = now() - interval '4 days' where status = 'OPEN'");
        fires("AutologConflictsWait", labels -> labels.path("kind").asText().equals("no_contact_match"));
        stack.tables.run("update conflict set opened_at = now() where status = 'OPEN'");
        clears("AutologConflictsWait");
    }

    @Test
    @Order(12)
    void connectionsThatOthersHold() throws SQLException {
        List<Connection> held = new ArrayList<>();
        try {
            for (int i = 0; i < 80; i++) {
                held.add(stack.tables.connect());
            }
            fires("AutologConnectionsShort");
        } finally {
            for (Connection connection : held) {
                connection.close();
            }
        }
        clears("AutologConnectionsShort");
    }

    @Test
    @Order(13)
    void aJobThatNobodyGoesThrough() throws SQLException {
        unloggedCalls();
        String job;
        try (Connection session = stack.tables.connect()) {
            takeLockFromItsHolder(session, PAST_CALLS_LOCK);
            job = traffic.job(service);
            fires("AutologPastCallJobStuck");
            isQuiet("AutologPastCallJobFailed");
        }
        until(() -> traffic.jobs().equals(List.of("PREVIEWED")));
        clears("AutologPastCallJobStuck");
        traffic.endJob(service, job, "cancel");
    }

    @Test
    @Order(14)
    void aJobWhoseCallsPostgresqlRefuses() {
        String job = traffic.job(service);
        until(() -> traffic.jobs().equals(List.of("PREVIEWED")));
        stack.tables.run("alter table audit_trail add constraint refused check (account_id <> 'acme') not valid");
        traffic.endJob(service, job, "start");
        fires("AutologPastCallJobFailed");
        stack.tables.run("alter table audit_trail drop constraint refused");
        traffic.endJob(service, job, "resume");
        clears("AutologPastCallJobFailed");
        until(() -> traffic.jobs().isEmpty());
    }

    private void unloggedCalls() {
        stack.tables.run(
                "insert into account_settings (account_id, settings) values (?, ?)",
                Traffic.ACCOUNT,
                "{\"autoLogCalls\": false}");
        traffic.calls(10);
        until(() -> stack.tables.count("select count(*) from call_leg where not_logged = 'AUTO_LOG_OFF'") == 10);
        stack.tables.run("delete from account_settings where account_id = ?", Traffic.ACCOUNT);
    }

    @Test
    @Order(15)
    void aServiceThatIsKilledAndADatabaseWithoutRoom() {
        service.kill();
        fires("AutologDown");
        service = serviceWithRoomFor("cramped", "1M");
        prometheus.scrape(service.managementUrl());
        clears("AutologDown");
        fires("AutologDatabaseNearFull");
        fires("AutologDatabaseFull");
        service.close();
        service = serviceWithRoomFor("roomy-again", "100G");
        prometheus.scrape(service.managementUrl());
        clears("AutologDatabaseNearFull");
        clears("AutologDatabaseFull");
    }

    @Test
    @Order(16)
    void aDatabaseThatIsNoMoreTheOneThatWasNoted() {
        stack.tables.run("update database_origin set timeline = 'F' || timeline");
        fires("AutologDatabaseChanged");
        stack.tables.run("update database_origin set timeline = substr(timeline, 2)");
        clears("AutologDatabaseChanged");
    }

    @Test
    @Order(17)
    void aDecisionThatKafkaRefuses() {
        stack.wire.limitMessageBytes("unresolved-conflicts", 300);
        traffic.calls(1);
        fires("AutologPublicationParked");
        stack.wire.limitMessageBytes("unresolved-conflicts", 1 << 20);
        clears("AutologPublicationParked");
    }

    @Test
    @Order(18)
    void anAccountWhoseRecordsAreDeferred() throws SQLException {
        EndedCall call = EndedCall.from("+14156661234", Traffic.ACCOUNT, "deferred");
        try (Connection session = stack.tables.connect()) {
            execute(
                    session,
                    "select pg_advisory_lock(" + QUEUE_LOCKS + ", hashtext('call-ended/" + Traffic.ACCOUNT + "'))");
            stack.tables.run(
                    "insert into deferred_record"
                            + " (account_id, channel, topic, partition, place, sent_at, key, value, headers, dead, at)"
                            + " values (?, 'call-ended', 'call-ended', 0, 1000000, -1, convert_to(?, 'UTF8'),"
                            + " convert_to(?, 'UTF8'), '[]', false, now() - interval '10 minutes')",
                    Traffic.ACCOUNT,
                    call.key(),
                    call.json());
            fires(
                    "AutologAccountDeferred",
                    labels -> labels.path("account").asText().equals(Traffic.ACCOUNT));
        }
        clears("AutologAccountDeferred");
        assertThat(stack.tables.count("select count(*) from call_leg where call_id = 'deferred'"))
                .isEqualTo(1);
    }

    @Test
    @Order(19)
    void anErasureThatAnOlderTransactionHoldsUp() throws SQLException {
        try (Connection open = stack.tables.connect()) {
            open.setAutoCommit(false);
            execute(open, "select pg_current_xact_id()");
            stack.tables.run(
                    "insert into erasure (account_id, erasure_id, kind, contacts, numbers, salt, digests, until, step,"
                            + " created_by, created_at) values (?, gen_random_uuid(), 'CONTACT', '[\"nobody\"]', '[]', '',"
                            + " '[]', now(), 'CONTACTS', 'u-1', now() - interval '2 hours')",
                    Traffic.ACCOUNT);
            fires("AutologErasureUnfinished");
        }
        clears("AutologErasureUnfinished");
    }

    @Test
    @Order(20)
    void aQueueOfNotificationsThatAListenerOfAnotherDatabaseKeepsFull() throws SQLException {
        try (Connection listener = stack.database.connectElsewhere();
                Connection notifier = stack.database.connectElsewhere()) {
            execute(listener, "listen elsewhere");
            listener.setAutoCommit(false);
            execute(listener, "select 1");
            for (int i = 0; i < 45; i++) {
                execute(notifier, "select pg_notify('elsewhere', repeat('x', 7000) || " + i + ")");
            }
            fires("AutologNotificationQueueFills");
            isQuiet("AutologNotReady");
        }
        clears("AutologNotificationQueueFills");
    }

    @Test
    @Order(21)
    void aTopicThatIsMissingAndThenCreatedAgain() throws InterruptedException, ExecutionException {
        try (TopicAdmin topics = topics()) {
            topics.delete("log-form-requested");
            fires("AutologTopicMissing", WatchIT::isOfForms);
            topics.create();
            clears("AutologTopicMissing");
            fires("AutologTopicRecreated", WatchIT::isOfForms);
            stack.tables.run("update kafka_topic set recreated_at = now() - interval '2 hours'"
                    + " where recreated_at is not null");
            clears("AutologTopicRecreated");
        }
    }

    private TopicAdmin topics() {
        return new TopicAdmin(stack.broker.bootstrapServers(), 4);
    }

    private static boolean isOfForms(JsonNode labels) {
        return labels.path("topic").asText().equals("log-form-requested");
    }

    @Test
    @Order(22)
    void aTopicThatEndsBeforeItsMarks() {
        // Again and again: the service may be about to write its own.
        until(() -> {
            stack.tables.run("update kafka_mark set place = 1000000 where topic = 'log-form-requested'");
            return stack.tables.count("select count(*) from kafka_topic where truncated_at is not null") > 0;
        });
        fires("AutologTopicTruncated", WatchIT::isOfForms);
        stack.tables.run(
                "update kafka_topic set truncated_at = now() - interval '2 hours'" + " where truncated_at is not null");
        clears("AutologTopicTruncated");
    }

    @Test
    @Order(23)
    void recordsThatAreDeletedBeforeTheyAreRead() throws InterruptedException, ExecutionException {
        service.close();
        traffic.calls(20);
        try (TopicAdmin topics = topics()) {
            topics.trim("call-ended");
        }
        service = serviceWithRoomFor("overtaken", "100G");
        prometheus.scrape(service.managementUrl());
        fires("AutologRecordsMissed", labels -> labels.path("topic").asText().equals("call-ended"));
        stack.tables.run("update kafka_topic set missed_at = now() - interval '2 days' where missed > 0");
        clears("AutologRecordsMissed");
    }

    @Test
    @Order(24)
    void aConnectionToACrmThatNeedsAPerson() {
        // No adapter has this kind, so that nothing is sent.
        stack.tables.run(
                "insert into crm_connection (account_id, connection_id, kind, state, created_by, created_at)"
                        + " values (?, gen_random_uuid(), 'none', 'CONNECTED', 'u-1', now())",
                Traffic.ACCOUNT);
        stack.tables.run(
                "insert into crm_log (account_id, connection_id, call_log_id, version, withdrawn, state, next_at,"
                        + " queued_at) select account_id, connection_id, s, 1, true, s, now() + interval '1 hour',"
                        + " now() - interval '2 hours' from crm_connection, unnest(array['WAITING', 'PARKED']) as s"
                        + " where kind = 'none'");
        stack.tables.run("insert into crm_contact_sync (account_id, connection_id, read_at, walk_stage)"
                + " select account_id, connection_id, now(), 'STOPPED' from crm_connection where kind = 'none'");
        fires("AutologCrmLogsWait", WatchIT::isOfAccount);
        fires("AutologCrmLogsParked", WatchIT::isOfAccount);
        fires("AutologCrmWalkStopped", WatchIT::isOfAccount);
        isQuiet("AutologCrmSignInNeeded");

        stack.tables.run("update crm_connection set state = 'SIGN_IN_NEEDED' where kind = 'none'");
        fires("AutologCrmSignInNeeded", WatchIT::isOfAccount);
        clears("AutologCrmLogsWait");

        for (String table : List.of("crm_log", "crm_contact_sync", "crm_connection")) {
            stack.tables.run("delete from " + table + " where account_id = ?", Traffic.ACCOUNT);
        }
        clears("AutologCrmSignInNeeded");
        clears("AutologCrmLogsParked");
        clears("AutologCrmWalkStopped");
    }

    private static boolean isOfAccount(JsonNode labels) {
        return labels.path("account").asText().equals(Traffic.ACCOUNT);
    }

    @Test
    @Order(25)
    void noAlertIsLeftUnproven() {
        Set<String> all = Rule.alerts().stream().map(Rule::name).collect(Collectors.toCollection(TreeSet::new));
        all.removeAll(NOT_CAUSED);

        assertThat(proven).containsExactlyElementsOf(all);
    }

    private static void execute(Connection session, String sql) throws SQLException {
        try (Statement statement = session.createStatement()) {
            statement.execute(sql);
        }
    }
}
