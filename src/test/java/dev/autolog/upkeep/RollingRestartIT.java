package dev.autolog.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.CrmContact;
import dev.autolog.flow.Stack;
import dev.autolog.flow.Wire;
import dev.autolog.flow.Wire.Out;
import dev.autolog.local.ServiceProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two instances that are replaced one after the other while calls come in steadily. */
@Tag("deploy")
class RollingRestartIT {
    private static final String ACCOUNT = "acme";
    /** The session time-out of the consumer groups: what a crash costs. */
    private static final Duration CRASH = Duration.ofSeconds(6);

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private Platform platform;
    private final List<ServiceProcess> services = new ArrayList<>();

    @BeforeEach
    void start() {
        stack = new Stack(folder);
        platform = new Platform(stack.wire, ACCOUNT, 1);
    }

    @AfterEach
    void stop() {
        platform.close();
        services.forEach(ServiceProcess::close);
        stack.close();
    }

    @Test
    void losesAndDoublesNothingAndCostsLessThanACrash() throws InterruptedException {
        ServiceProcess first = started(stack.service("first", Map.of()));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "(415) 555-2671"));
        stack.tables.awaitContacts(ACCOUNT, 1);
        ServiceProcess second = started(stack.service("second", Map.of()));
        platform.start();
        decideMore(100);
        Duration one = stopping(first);
        ServiceProcess third = started(stack.service("third", Map.of()));
        decideMore(100);
        Duration other = stopping(second);
        decideMore(100);
        int sent = platform.stop();
        stack.wire.settle(stack.tables);
        Duration gap = longestGap();
        System.out.printf("Stopped in %s and %s; longest from a call's record to its decision: %s%n", one, other, gap);
        assertThat(stack.tables.count("select count(*) from call_leg")).isEqualTo(sent);
        List<Out> logs = stack.wire.on("call-logged", ACCOUNT);
        assertThat(logs.stream().map(out -> out.text("callId")).distinct()).hasSize(sent);
        assertThat(logs.stream().map(out -> out.text("callLogId")).distinct()).hasSize(sent);
        assertThat(gap).isLessThan(CRASH.minusSeconds(1));
        assertThat(third.isReady()).isTrue();
        assertThat(List.of(one, other)).allSatisfy(took -> assertThat(took).isLessThan(Duration.ofSeconds(15)));
    }

    private static Duration stopping(ServiceProcess service) {
        long begin = System.nanoTime();
        assertThat(service.stop()).isIn(0, 143);
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private ServiceProcess started(ServiceProcess service) {
        services.add(service);
        return service;
    }

    private void decideMore(int calls) {
        long enough = decided() + calls;
        Wire.patiently().until(() -> decided() > enough);
    }

    private long decided() {
        return stack.tables.count("select count(*) from call_leg");
    }

    /** How long a call waited at most: they end just as they are published. */
    private Duration longestGap() {
        return Duration.ofMillis(stack.tables.count(
                "select (extract(epoch from max(logged_at - ended_at)) * 1000)::bigint from call_leg"));
    }
}
