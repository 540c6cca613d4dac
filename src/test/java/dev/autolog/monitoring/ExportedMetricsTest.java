package dev.autolog.monitoring;

import static dev.autolog.flow.Wire.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.crm.CrmCatalog;
import dev.autolog.flow.CrmContact;
import dev.autolog.flow.Database;
import dev.autolog.flow.EndedCall;
import dev.autolog.flow.Wire;
import dev.autolog.local.LocalPerson;
import dev.autolog.local.LocalStackResource;
import dev.autolog.local.Management;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.config.WithDefault;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the service exports after a little traffic is what rules and dashboards ask for. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ExportedMetricsTest {
    private static final String NUMBER = "+14155552671";
    /** What Prometheus adds of its own. */
    private static final Set<String> OF_PROMETHEUS = Set.of("up");
    /** Not there before somebody sets it; see {@link DatabaseSizeSamplerTest}. */
    private static final Set<String> WHERE_SET = Set.of("database_capacity_bytes");

    private final String account = "watched-" + UUID.randomUUID();

    @Inject
    OpenConflictSampler openConflictSampler;

    @Inject
    DataSource dataSource;

    @Inject
    Clock clock;

    @Inject
    OpenJobSampler openJobSampler;

    @Inject
    DatabaseSizeSampler databaseSizeSampler;

    @Inject
    NotificationQueueSampler notificationQueueSampler;

    @Inject
    TopicOffsetSampler topicOffsetSampler;

    @Inject
    TopicFaultSampler topicFaultSampler;

    @Inject
    DeferredRecordSampler deferredRecordSampler;

    @Inject
    OpenErasureSampler openErasureSampler;

    @Inject
    CrmConnectionSampler crmConnectionSampler;

    @Inject
    CrmCatalog crmCatalog;

    @Inject
    ReadinessGauge readinessGauge;

    private Wire wire;
    private Database database;

    @BeforeEach
    void connect() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        database = new Database(LocalStackResource.database());
    }

    @AfterEach
    void hangUp() {
        wire.close();
    }

    private void look() throws SQLException, InterruptedException {
        assertThat(readinessGauge.sample()).isTrue();
        for (Sampler sampler : new Sampler[] {
            openConflictSampler,
            openJobSampler,
            databaseSizeSampler,
            topicOffsetSampler,
            topicFaultSampler,
            deferredRecordSampler,
            openErasureSampler,
            crmConnectionSampler
        }) {
            sampler.sample();
        }
    }

    private static String page() {
        return Management.ask("/q/metrics").asString();
    }

    private static double value(String series) {
        String line = page().lines()
                .filter(one -> one.startsWith(series))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + series));
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    private void awaitLines(String series) {
        patiently().until(() -> page().lines().anyMatch(line -> line.startsWith(series)));
    }

    @Test
    void whatRulesAndDashboardsAskForIsExported() throws SQLException, InterruptedException {
        Set<String> asked = Stream.concat(
                        Rule.all().stream().map(Rule::expression),
                        Dashboard.queries().stream().map(Dashboard.Query::expression))
                .flatMap(expression -> PromQl.metrics(expression).stream())
                .filter(name ->
                        Rule.all().stream().noneMatch(rule -> rule.name().equals(name)))
                .collect(Collectors.toCollection(TreeSet::new));
        asked.removeAll(OF_PROMETHEUS);
        asked.removeAll(WHERE_SET);
        traffic();
        look();

        Set<String> exported = page().lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());

        assertThat(asked).hasSizeGreaterThan(40);
        assertThat(exported).containsAll(asked);
    }

    /** A call of nobody that settles itself, a correction, a record that is none, and a question to the API. */
    private void traffic() {
        wire.call(EndedCall.from(NUMBER, account, "s-1"));
        wire.call(EndedCall.from(NUMBER, account, "s-1")
                .sequence(2)
                .with("recordingUrl", "https://recordings.example/1"));
        wire.send("call-ended", account + "/s-2", "no call at all");
        wire.await("unresolved-conflicts", account, 2);
        wire.contact(CrmContact.of(account, "c-1", "Jane Smith", NUMBER));
        wire.await("call-logged", account, 1);
        RestAssured.given()
                .auth()
                .oauth2(LocalStackResource.issuer().token(LocalPerson.of(account, "u-1", "admin")))
                .get("/api/v1/conflicts")
                .then()
                .statusCode(200);
        awaitLines("dead_letters_waiting");
    }

    @Test
    void openConflictsAreCountedByKindAndAccountAndGrowOlder() throws SQLException {
        wire.call(EndedCall.from(NUMBER, account, "s-1"));
        wire.call(EndedCall.from(NUMBER, account, "s-2"));
        database.awaitLegs(account, 2);
        database.run("update conflict set opened_at = now() - interval '9 days' where account_id = ?", account);
        // The accounts of other tests are not to crowd this one out.
        database.run(
                "insert into conflict select account_id, gen_random_uuid(), agent_id, number, started_at, kind, status,"
                        + " candidates, suggestions, opened_at from conflict, generate_series(1, 200)"
                        + " where account_id = ?",
                account);
        try {
            openConflictSampler.sample();

            assertThat(value("conflicts_open_by_account{account=\"" + account + "\"}"))
                    .isEqualTo(402);
            assertThat(value("conflicts_open{kind=\"no_contact_match\"}")).isGreaterThanOrEqualTo(402);
            assertThat(value("conflicts_oldest_age_seconds{kind=\"no_contact_match\"}"))
                    .isGreaterThanOrEqualTo(9 * 86_400);
        } finally {
            database.run("delete from conflict where account_id = ?", account);
            database.run("delete from call_leg where account_id = ?", account);
        }
    }

    @Test
    void anErasureThatIsNotDoneGrowsOlder() throws SQLException {
        database.run(
                "insert into erasure (account_id, erasure_id, kind, contacts, salt, digests, until, step, created_by, created_at,"
                        + " tx) values (?, gen_random_uuid(), 'NUMBER', '[]', '', '[]', now(), 'CONTACTS', 'u-1',"
                        + " now() - interval '1 hour', '9223372036854775807')",
                account);
        try {
            openErasureSampler.sample();
            assertThat(value("erasures_oldest_age_seconds")).isBetween(3600.0, 3700.0);
        } finally {
            database.run("delete from erasure where account_id = ?", account);
        }
        openErasureSampler.sample();
        assertThat(value("erasures_oldest_age_seconds")).isZero();
    }

    @Test
    void deferredRecordsAreCountedByAccountAndGrowOlder() throws SQLException {
        // No consumer has this channel, so that the records stay.
        database.run(
                "insert into deferred_record (account_id, channel, topic, partition, place, sent_at, headers, dead, at)"
                        + " select ?, 'none-' || n % 2, 'none', 0, n, 0, '[]', false, now() - interval '9 minutes'"
                        + " from generate_series(1, 10005) n",
                account);
        try {
            deferredRecordSampler.sample();

            assertThat(value("intake_deferred_waiting{account=\"" + account + "\"}"))
                    .isEqualTo(10_005);
            assertThat(value("intake_deferred_oldest_age_seconds{account=\"" + account + "\"}"))
                    .isBetween(540.0, 600.0);
            assertThat(value("intake_deferred_waiting{account=\"\"}")).isZero();
        } finally {
            database.run("delete from deferred_record where account_id = ?", account);
        }
    }

    private void connection(String accountId, String state) {
        database.run(
                "insert into crm_connection (account_id, connection_id, kind, state, created_by, created_at, succeeded_at)"
                        + " values (?, gen_random_uuid(), 'hubspot', ?, 'u-1', now() - interval '1 day',"
                        + " now() - interval '2 minutes')",
                accountId,
                state);
    }

    private void forgetConnections() {
        for (String table : List.of("crm_log", "crm_contact_sync", "crm_connection")) {
            database.run("delete from " + table + " where account_id like ?", account + "%");
        }
    }

    @Test
    void connectionsToCrmsAreCountedByStateAndTheirLogsGrowOlder() throws SQLException {
        connection(account, "SIGN_IN_NEEDED");
        database.run(
                "insert into crm_log (account_id, connection_id, call_log_id, version, withdrawn, state, next_at, queued_at)"
                        + " select account_id, connection_id, 'l-' || n, 1, true, case when n <= 2 then 'WAITING' when n = 3"
                        + " then 'INTENDED' when n = 4 then 'PERHAPS_WRITTEN' when n <= 104 then 'PARKED' else 'WRITTEN' end,"
                        + " now() + interval '1 hour', now() - make_interval(mins => n) from crm_connection,"
                        + " generate_series(1, 110) n where account_id = ?",
                account);
        database.run(
                "insert into crm_contact_sync (account_id, connection_id, read_at, walk_stage)"
                        + " select account_id, connection_id, now(), 'STOPPED' from crm_connection where account_id = ?",
                account);
        String tags = "{account=\"" + account + "\",kind=\"hubspot\",state=\"sign_in_needed\"}";
        try {
            crmConnectionSampler.sample();

            assertThat(value("crm_connections" + tags)).isEqualTo(1);
            assertThat(value("crm_logs_waiting" + tags)).isEqualTo(3);
            assertThat(value("crm_logs_oldest_age_seconds" + tags)).isBetween(180.0, 230.0);
            assertThat(value("crm_logs_parked" + tags)).isEqualTo(101);
            assertThat(value("crm_walks_stopped" + tags)).isEqualTo(1);
            assertThat(value("crm_success_age_seconds" + tags)).isBetween(120.0, 170.0);
        } finally {
            forgetConnections();
        }
        crmConnectionSampler.sample();
        assertThat(page()).doesNotContain("crm_connections" + tags);
        assertThat(page()).contains("crm_connections{account=\"\",kind=\"hubspot\",state=\"sign_in_needed\"}");
    }

    @Test
    void ofManyConnectionsToCrmsTwentyAreNamedAtMostAndNoneByDefault() throws SQLException {
        for (int i = 0; i < 25; i++) {
            connection(account + "-" + i, "SIGN_IN_NEEDED");
        }
        try {
            assertThat(accountsOfConnections(true)).hasSize(21).contains("");
            assertThat(accountsOfConnections(false)).containsExactly("");
        } finally {
            forgetConnections();
        }
    }

    private Set<String> accountsOfConnections(boolean accountLabels) throws SQLException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new CrmConnectionSampler(
                        dataSource,
                        crmCatalog,
                        DatabaseSizeSamplerTest.config(accountLabels, Optional.empty()),
                        registry)
                .sample();
        assertThat(registry
                        .find(CrmConnectionSampler.CONNECTIONS)
                        .tags("kind", "hubspot", "state", "sign_in_needed")
                        .gauges()
                        .stream()
                        .mapToDouble(Gauge::value)
                        .sum())
                .isGreaterThanOrEqualTo(25);
        return registry.getMeters().stream()
                .map(meter -> String.valueOf(meter.getId().getTag("account")))
                .collect(Collectors.toSet());
    }

    @Test
    void whatIsCommittedReachesTheEndOfEachPartition() {
        wire.call(EndedCall.from(NUMBER, account, "s-1"));
        wire.settle(database);

        patiently().untilAsserted(() -> {
            topicOffsetSampler.sample();
            for (String topic : Set.of("call-ended", "message-exchanged", "crm-contacts", "call-ended-dead-letter")) {
                for (String partition : Set.of("0", "1", "2")) {
                    String tags = "{partition=\"" + partition + "\",topic=\"" + topic + "\"}";
                    assertThat(value("topics_offset_committed" + tags))
                            .as(tags)
                            .isEqualTo(value("topics_offset_end" + tags));
                }
            }
        });
    }

    @Test
    void notReadyIsToldWhileKafkaIsAway() {
        assertThat(readinessGauge.sample()).isTrue();
        assertThat(value("service_ready")).isEqualTo(1);
        LocalStackResource.broker().stop();
        try {
            assertThat(readinessGauge.sample()).isFalse();
            assertThat(value("service_ready")).isZero();
        } finally {
            LocalStackResource.broker().start();
        }
        patiently().until(readinessGauge::sample);
        assertThat(value("service_ready")).isEqualTo(1);
    }

    @Test
    void theDatabaseTakesRoomAndConnections() throws SQLException {
        databaseSizeSampler.sample();

        assertThat(value("database_size_bytes")).isGreaterThan(1 << 20);
        assertThat(value("database_connections_limit")).isEqualTo(100);
        assertThat(value("database_connections ")).isBetween(1.0, 100.0);
    }

    @Test
    void theQueueOfNotificationsHasRoom() throws SQLException {
        notificationQueueSampler.sample();

        assertThat(value("database_notification_queue_usage")).isBetween(0.0, 0.5);
    }

    @Test
    void accountsAreNamedOnlyWhereThatIsSwitchedOn() throws SQLException {
        wire.call(EndedCall.from(NUMBER, account, "s-1"));
        database.awaitLegs(account, 1);
        SimpleMeterRegistry registry = new SimpleMeterRegistry();

        new OpenConflictSampler(dataSource, clock, DatabaseSizeSamplerTest.config(false, Optional.empty()), registry)
                .sample();

        assertThat(registry.getMeters())
                .isNotEmpty()
                .noneMatch(meter -> meter.getId().getTag("account") != null);
        assertThat(MonitoringConfig.class.getDeclaredMethods())
                .filteredOn(method -> method.getName().equals("accountLabels"))
                .singleElement()
                .satisfies(method -> assertThat(
                                method.getAnnotation(WithDefault.class).value())
                        .isEqualTo("false"));
    }

    /** Who it is about is nobody's business who reads metrics, except how many conflicts an account has. */
    @Test
    void noTagNamesAnAgentANumberOrAContact() {
        assertThat(page().lines()
                        .filter(line -> !line.startsWith("#"))
                        .flatMap(line -> Pattern.compile("([a-zA-Z_]+)=\"")
                                .matcher(line)
                                .results()
                                .map(tag -> tag.group(1))))
                .doesNotContain("agent", "agent_id", "number", "name_of", "contact", "contact_id", "call_id");
    }
}
