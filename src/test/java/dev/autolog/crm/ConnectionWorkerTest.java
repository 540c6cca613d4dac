package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.autolog.flow.Wire;
import dev.autolog.local.LocalStackResource;
import dev.autolog.persistence.SchemaMigrator;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the topics to the CRM, with the worker as the service runs it. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class ConnectionWorkerTest extends CrmTest {
    @Inject
    SchemaMigrator schemaMigrator;

    private final CountDownLatch answered = new CountDownLatch(1);
    private final FakeCrm hanging = new FakeCrm(clock);
    private Wire wire;
    private ConnectionWorker worker;

    @BeforeEach
    void start() {
        wire = new Wire(LocalStackResource.broker().bootstrapServers());
        FakeAdapter answering = adapter(KEYED);
        FakeAdapter silent = new FakeAdapter(kind + "-silent", FINDABLE, hanging);
        worker = new ConnectionWorker(
                schemaMigrator,
                vertx,
                leases,
                runs,
                Map.of(answering.kind(), answering, silent.kind(), silent),
                (_, _) -> new FixedSession(Map.of()),
                LEASE,
                Clock.systemUTC());
        worker.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        answered.countDown();
        worker.stop();
        wire.close();
    }

    private void publish(String accountId, String callLogId, int version) {
        WantedLog log = wanted(accountId, callLogId, version, "c-1", null);
        wire.send("call-logged", accountId + "/" + callLogId, Objects.requireNonNull(log.record()));
    }

    @Test
    void whatIsLoggedCorrectedAndWithdrawnIsSoInTheCrm() {
        connect();
        publish(account, "l-1", 1);
        publish(account, "l-2", 1);
        Wire.patiently().until(() -> crm.logs().size() == 2);

        publish(account, "l-1", 2);
        wire.sendTombstone("call-logged", account + "/l-2", Map.of("ce_id", "call-logged/l-2/2"));

        Wire.patiently().until(() -> subjects().equals(List.of("Call l-1 version 2")));
    }

    @Test
    void anUnreadableRecordStopsNoOther() {
        connect();
        wire.send("call-logged", account + "/l-1", "{");
        wire.sendTombstone("call-logged", account + "/l-1", Map.of());
        publish(account, "l-2", 1);

        Wire.patiently().until(() -> states().equals(List.of("l-2 WRITTEN")));
        assertThat(subjects()).containsExactly("Call l-2 version 1");
    }

    @Test
    void aCrmThatHangsDelaysItsOwnAccountAlone() {
        connect();
        String slow = "crm-" + UUID.randomUUID();
        connect(slow, UUID.randomUUID(), kind + "-silent");
        hanging.beforeNextAnswer(() -> {
            try {
                boolean _ = answered.await(Duration.ofMinutes(1).toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        publish(slow, "l-1", 1);
        Wire.patiently()
                .until(() -> !transactions
                        .rows("select state, 1 from crm_log where account_id = ?1 and state = 'INTENDED'", slow)
                        .isEmpty());

        publish(account, "l-2", 1);

        Wire.patiently().until(() -> subjects().equals(List.of("Call l-2 version 1")));
        assertThat(transactions.rows("select state, 1 from crm_log where account_id = ?1", slow)
                        .getFirst()[0])
                .isEqualTo("INTENDED");
    }
}
