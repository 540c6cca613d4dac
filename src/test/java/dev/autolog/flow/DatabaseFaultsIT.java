package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service while PostgreSQL refuses, is read-only or stands still. */
@Tag("deploy")
class DatabaseFaultsIT {
    private static final String ACCOUNT = "acme";
    /** Those of the readiness probe. */
    private static final long PROBE_MILLIS = 5000;

    private static final String FULL_QUEUE = "54000";

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;

    @BeforeEach
    void start() {
        stack = new Stack(folder, Map.of("max_notify_queue_pages", "64"));
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    /** A listener of another database, in a transaction, keeps the queue of all of them full. */
    @Test
    void aFullQueueOfNotificationsKeepsCallsWaitingAndMakesNoneADeadLetter() throws SQLException {
        try (ServiceProcess service = stack.service("service")) {
            calls(0, 10);
            stack.wire.settle(stack.tables);
            try (Connection listener = stack.database.connectElsewhere();
                    Connection notifier = stack.database.connectElsewhere()) {
                execute(listener, "listen elsewhere");
                listener.setAutoCommit(false);
                execute(listener, "select 1");
                fill(notifier);
                calls(10, 60);
                Wire.patiently().until(() -> logHas("PostgreSQL refuses every write: " + FULL_QUEUE));
                assertThat(stack.tables.count("select count(*) from call_leg")).isEqualTo(10);
            }
            stack.wire.settle(stack.tables);
            assertThat(service.isReady()).isTrue();
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 60);
    }

    private static void fill(Connection notifier) throws SQLException {
        try {
            for (int i = 0; i < 1000; i++) {
                execute(notifier, "select pg_notify('elsewhere', repeat('x', 7000) || " + i + ")");
            }
            throw new AssertionError("the queue takes everything");
        } catch (SQLException e) {
            assertThat(e.getSQLState()).isEqualTo(FULL_QUEUE);
        }
    }

    /** Also the sessions that were opened meanwhile, which stay read-only. */
    @Test
    void aReadOnlyDatabaseIsNamedAndTheServiceRecoversByItself() throws SQLException {
        try (ServiceProcess service = stack.service("service");
                Connection operator = stack.database.connectElsewhere()) {
            calls(0, 50);
            stack.wire.settle(stack.tables);
            execute(operator, "alter database autolog set default_transaction_read_only = on");
            execute(operator, "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'autolog'");
            calls(50, 100);
            Wire.patiently().untilAsserted(() -> assertThat(readiness(service)).contains("503", "read-only"));
            Wire.patiently().until(() -> logHas("PostgreSQL error 25006"));
            execute(operator, "alter database autolog reset default_transaction_read_only");
            Wire.patiently().untilAsserted(() -> assertThat(readiness(service)).contains("200"));
            calls(100, 150);
            stack.wire.settle(stack.tables);
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 150);
    }

    @Test
    void theProbeIsAnsweredInTimeWhilePostgresqlStandsStill() {
        try (ServiceProcess service = stack.service("service")) {
            calls(0, 50);
            stack.wire.settle(stack.tables);
            stack.database.pause();
            calls(50, 100);
            for (int i = 0; i < 10; i++) {
                Response answer = ready(service);
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.asString()).contains("no answer");
                assertThat(answer.time()).isLessThan(PROBE_MILLIS);
            }
            stack.database.resume();
            Wire.patiently().until(() -> ready(service).statusCode() == 200);
            stack.wire.settle(stack.tables);
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 100);
    }

    @Test
    void whatAFrozenRelayDoesNotPublishGrowsOldOnTheOtherInstance() {
        try (ServiceProcess one = stack.service("one");
                ServiceProcess other = stack.service("other")) {
            calls(0, 50);
            stack.wire.settle(stack.tables);
            ServiceProcess active = metric(one, "outbox_active") == 1 ? one : other;
            ServiceProcess standby = active == one ? other : one;
            active.pause();
            calls(50, 100);
            Wire.patiently().until(() -> metric(standby, "outbox_oldest_age_seconds") > 3);
            assertThat(metric(standby, "outbox_active")).isZero();
            active.resume();
            stack.wire.settle(stack.tables);
            Wire.patiently().until(() -> metric(standby, "outbox_oldest_age_seconds") == 0);
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 100);
    }

    private void calls(int from, int to) {
        stack.wire.calls(IntStream.range(from, to)
                .mapToObj(i -> EndedCall.from("+14155552671", ACCOUNT, "s-" + i))
                .toList());
    }

    private static Response ready(ServiceProcess service) {
        return RestAssured.get(service.managementUrl().resolve("/q/health/ready"));
    }

    private static String readiness(ServiceProcess service) {
        Response answer = ready(service);
        return answer.statusCode() + " " + answer.asString();
    }

    private static double metric(ServiceProcess service, String name) {
        String metrics =
                RestAssured.get(service.managementUrl().resolve("/q/metrics")).asString();
        List<String> values = Pattern.compile("(?m)^" + name + " (.*)$")
                .matcher(metrics)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        return Double.parseDouble(values.getFirst());
    }

    private boolean logHas(String text) throws IOException {
        return Files.readString(folder.resolve("service.log")).contains(text);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
