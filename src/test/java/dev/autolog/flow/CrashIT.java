package dev.autolog.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.local.ServiceProcess;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged service, killed in full flow. */
class CrashIT {
    private static final String ACCOUNT = "acme";
    private static final int CALLS = 6000;

    @TempDir
    private Path folder = Path.of(".");

    private Stack stack;
    private final AtomicInteger sent = new AtomicInteger();

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
        CompletableFuture<Void> platform = publishing(CALLS);
        for (int kill = 1; kill <= 3; kill++) {
            int enough = kill * 1500;
            Wire.patiently().until(() -> decided() > enough);
            service.kill();
            long before = decided();
            service = stack.launch("after-kill-" + kill);
            // All of them may have been published, and decided, while it was started the time before.
            Wire.patiently().until(() -> decided() > before || decided() == CALLS);
        }
        platform.join();
        stack.wire.settle(stack.tables);
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, sent.get());
        assertThat(service.stop())
                .as("exit code of a service that was asked to stop")
                .isIn(0, 143);
    }

    @Test
    void anInstanceThatJoinsAndOneThatIsKilledLoseAndDoubleNothing() {
        ServiceProcess first = stack.service("first");
        crm();
        CompletableFuture<Void> platform = publishing(CALLS);
        Wire.patiently().until(() -> decided() > 1000);
        ServiceProcess second = stack.service("second");
        ServiceProcess third = stack.service("third");
        Wire.patiently().until(() -> decided() > 3000);
        first.kill();
        Wire.patiently().until(() -> decided() > 4000);
        int asked = second.stop();
        assertThat(asked).isIn(0, 143);
        platform.join();
        stack.wire.settle(stack.tables);
        Exactness.assertEachCallHasOneOutcome(stack.wire, stack.tables, ACCOUNT, sent.get());
        third.close();
    }

    private void crm() {
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-1", "Jane Smith", "(415) 555-2671"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-2", "Bob Ray", "415-555-2672"));
        stack.wire.contact(CrmContact.of(ACCOUNT, "c-3", "Bob Rays Brother", "415-555-2672"));
        stack.tables.awaitContacts(ACCOUNT, 3);
    }

    /** Publishes calls of one contact, of two and of none, one after the other and each acknowledged. */
    private CompletableFuture<Void> publishing(int calls) {
        return CompletableFuture.runAsync(() -> {
            for (int i = 0; i < calls; i++) {
                stack.wire.call(EndedCall.from("+1415555267" + (1 + i % 3), ACCOUNT, "s-" + i));
                sent.incrementAndGet();
            }
        });
    }

    private long decided() {
        return stack.tables.count("select count(*) from call_leg");
    }
}
