package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.ServiceProcess;
import io.restassured.RestAssured;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which instances take part in the consumer groups: those that can work, and no others. */
class GroupMembershipIT {
    private static final String ACCOUNT = "acme";
    private static final String GROUP = "autolog-intake";
    private static final int CONSUMERS = 2;
    /** No server listens on this port. */
    private static final Map<String, String> WITHOUT_DATABASE = Map.of(
            "QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:1/autolog",
            "QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/autolog");

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private Admin admin;

    @BeforeEach
    void start() {
        stack = new Stack(folder);
        admin = Admin.create(Map.of("bootstrap.servers", stack.broker.bootstrapServers()));
    }

    @AfterEach
    void stop() {
        admin.close();
        stack.close();
    }

    @Test
    void anInstanceThatDoesNotReachItsDatabaseTakesNoPartitions() throws InterruptedException, ExecutionException {
        try (ServiceProcess without = stack.launch("without", WITHOUT_DATABASE);
                ServiceProcess _ = stack.service("with")) {
            Wire.patiently().until(() -> metric(without, "groups_joined 0.0"));
            calls(0, 200);
            Wire.patiently()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> stack.tables.count("select count(*) from call_leg") == 200);
            assertThat(members()).isEqualTo(CONSUMERS);
            assertThat(ready(without)).isEqualTo(503);
            stack.wire.settle(stack.tables);
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 200);
    }

    @Test
    @Tag("deploy")
    void anInstanceLeavesAfterAMinuteWithoutTheDatabaseAndComesBack() throws InterruptedException, ExecutionException {
        try (ServiceProcess service = stack.service("service")) {
            calls(0, 50);
            stack.wire.settle(stack.tables);
            assertThat(members()).isEqualTo(CONSUMERS);
            stack.database.stop();
            calls(50, 100);
            Wire.patiently().atMost(Duration.ofMinutes(2)).until(() -> members() == 0);
            assertThat(metric(service, "groups_joined 0.0")).isTrue();
            stack.database.start();
            Wire.patiently().until(() -> members() == CONSUMERS && ready(service) == 200);
            calls(100, 150);
            stack.wire.settle(stack.tables);
        }
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 150);
    }

    private int members() throws InterruptedException, ExecutionException {
        return admin.describeConsumerGroups(List.of(GROUP)).all().get().values().stream()
                .map(ConsumerGroupDescription::members)
                .mapToInt(Collection::size)
                .sum();
    }

    private void calls(int from, int to) {
        stack.wire.calls(IntStream.range(from, to)
                .mapToObj(i -> EndedCall.from("+14155552671", ACCOUNT, "s-" + i))
                .toList());
    }

    private static boolean metric(ServiceProcess service, String line) {
        try {
            return RestAssured.get(service.managementUrl().resolve("/q/metrics"))
                    .asString()
                    .lines()
                    .anyMatch(line::equals);
        } catch (Exception e) {
            // It is starting.
            return false;
        }
    }

    private static int ready(ServiceProcess service) {
        return RestAssured.get(service.managementUrl().resolve("/q/health/ready"))
                .statusCode();
    }
}
