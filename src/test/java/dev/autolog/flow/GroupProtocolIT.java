package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long calls wait after an instance was killed, by the protocol of the consumer groups. */
@Tag("deploy")
class GroupProtocolIT {
    private static final String ACCOUNT = "acme";
    private static final Map<String, String> CLASSIC = Map.of();
    private static final Map<String, String> BROKERS_ASSIGN = Map.of("KAFKA_GROUP_PROTOCOL", "consumer");

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;

    @BeforeEach
    void start() {
        stack = new Stack(folder);
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void byTheClassicProtocolWithinTheSessionTimeoutOfTheService() {
        assertThat(afterAKill(CLASSIC)).isLessThan(Duration.ofSeconds(15));
    }

    @Test
    void byTheNewProtocolWithinTheSessionTimeoutOfTheBrokers() {
        assertThat(afterAKill(BROKERS_ASSIGN)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(60));
    }

    @Test
    void byTheNewProtocolAsQuicklyWhereTheGroupsAreConfigured() throws InterruptedException, ExecutionException {
        try (TopicAdmin topics = new TopicAdmin(stack.broker.bootstrapServers(), 4)) {
            for (String group : TopicAdmin.GROUPS) {
                topics.configure(
                        group, Map.of("consumer.session.timeout.ms", "6000", "consumer.heartbeat.interval.ms", "500"));
            }
        }
        assertThat(afterAKill(BROKERS_ASSIGN)).isLessThan(Duration.ofSeconds(15));
    }

    /** The longest wait of calls that are published while one of two instances is killed. */
    private Duration afterAKill(Map<String, String> settings) {
        try (ServiceProcess _ = stack.service("one", settings);
                ServiceProcess other = stack.service("other", settings)) {
            calls(0, 100);
            stack.wire.settle(stack.tables);
            other.kill();
            long begin = System.nanoTime();
            calls(100, 200);
            Wire.patiently()
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> stack.tables.count("select count(*) from call_leg") == 200);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf("After a kill with %s all calls were decided in %s%n", settings, took);
            stack.wire.settle(stack.tables);
            Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, 200);
            return took;
        }
    }

    private void calls(int from, int to) {
        stack.wire.calls(IntStream.range(from, to)
                .mapToObj(i -> EndedCall.from("+14155552671", ACCOUNT, "s-" + i))
                .toList());
    }
}
