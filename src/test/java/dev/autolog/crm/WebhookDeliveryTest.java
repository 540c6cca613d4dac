package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.crm.WebhookReceiver.Received;
import dev.autolog.crm.http.AddressPolicy;
import dev.autolog.crm.http.HttpCrmSessions;
import dev.autolog.crm.webhook.WebhookConnector;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.local.LocalStackResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Logs on their way to a receiver of webhooks, over HTTP and from the real queue. */
@Tag("server")
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class WebhookDeliveryTest extends CrmTest {
    private static final CrmLimits LIMITS =
            new CrmLimits(1000, Duration.ofSeconds(1), 1, Duration.ofMillis(500), 64 << 10);

    @Inject
    ObjectMapper json;

    private final WebhookReceiver receiver = new WebhookReceiver();
    private final WebhookConnector connector = new WebhookConnector(clock);
    private HttpCrmSessions sessions;

    @BeforeEach
    void open() {
        sessions = new HttpCrmSessions(vertx, new AddressPolicy(List.of("127.0.0.1")), clock);
        connect();
    }

    @AfterEach
    void close() {
        receiver.close();
        assertThat(receiver.faults()).isEmpty();
    }

    private CrmSession session() {
        return sessions.open(
                connector.form(),
                LIMITS,
                new MemoryCredentials(
                        Map.of("address", receiver.address().toString(), "secret", receiver.secret())));
    }

    private boolean work() {
        List<ConnectionLease> taken = take();
        for (ConnectionLease lease : taken) {
            runs.of(lease, Map.of(kind, connector), (_, _) -> session(), clock)
                    .orElseThrow()
                    .workOff();
            var _ = VertxContexts.await(
                    vertx, () -> leases.release(lease).replaceWith(true));
        }
        return !taken.isEmpty();
    }

    /** Works for hours of the connection's clock, or until nothing is left. */
    private void workOff() {
        for (int i = 0; i < 500; i++) {
            if (!work()) {
                if (states().stream().allMatch(state -> state.contains("WRITTEN") || state.contains("PARKED"))) {
                    return;
                }
                clock.advance(Duration.ofSeconds(60));
            }
        }
    }

    private JsonNode body(Received message) throws Exception {
        return json.readTree(message.body());
    }

    @Test
    void aLogComesAsItsRecord() throws Exception {
        WantedLog log = wanted("l-1", 1);
        log(log);
        work();

        assertThat(receiver.received()).hasSize(1);
        JsonNode body = body(receiver.received().getFirst());
        assertThat(body.path("type").asText()).isEqualTo("call-logged");
        assertThat(body.path("data")).isEqualTo(json.readTree(log.record()));
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void aCorrectionAndAWithdrawalComeInOrder() throws Exception {
        log(wanted("l-1", 1));
        work();
        log(wanted("l-1", 2), wanted("l-1", 3));
        work();
        log(withdrawn("l-1", 4));
        work();

        List<Received> messages = receiver.received();
        assertThat(messages).extracting(Received::id).doesNotHaveDuplicates().hasSize(3);
        assertThat(body(messages.get(1)).path("version").asInt()).isEqualTo(3);
        assertThat(body(messages.get(2)).path("version").asInt()).isEqualTo(4);
        assertThat(body(messages.get(2)).path("data").isNull()).isTrue();
        assertThat(body(messages.get(2)).path("callLogId").asText()).isEqualTo("l-1");
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void aLogThatWasNeverSentIsNotWithdrawn() {
        log(wanted("l-1", 1));
        log(withdrawn("l-1", 2));
        workOff();

        assertThat(receiver.received()).isEmpty();
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void whatMayHaveComeComesAgainUnderTheSameId() {
        receiver.answers(WebhookReceiver.LOST, WebhookReceiver.HANG, 500, 503, 302, 408);
        log(wanted("l-1", 1));
        workOff();

        assertThat(receiver.received()).hasSize(7).extracting(Received::id).containsOnly(first().id());
        assertThat(receiver.received().getLast().timestamp()).isGreaterThan(first().timestamp());
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    private Received first() {
        return receiver.received().getFirst();
    }

    @Test
    void aWithdrawalOfWhatMayHaveComeIsDelivered() throws Exception {
        receiver.answers(WebhookReceiver.LOST, 500);
        log(wanted("l-1", 1));
        work();
        log(withdrawn("l-1", 2));
        workOff();

        List<Received> messages = receiver.received();
        assertThat(messages).hasSize(3);
        assertThat(body(messages.getLast()).path("data").isNull()).isTrue();
        assertThat(messages.get(1).id()).isEqualTo(messages.get(2).id());
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void aLimitIsWaitedFor() {
        receiver.answers(429);
        log(wanted("l-1", 1));
        work();

        assertThat(limitedUntil()).isAfterOrEqualTo(clock.instant().plusSeconds(119));
        assertThat(states()).containsExactly("l-1 WAITING");
        workOff();
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void aReceiverThatIsGoneStopsTheConnection() {
        receiver.answers(410);
        log(wanted("l-1", 1), wanted("l-2", 1));
        work();

        assertThat(receiver.received()).hasSize(1);
        assertThat(connectionState()).isEqualTo("SIGN_IN_NEEDED HTTP_410");
        assertThat(states()).containsExactly("l-1 WAITING", "l-2 WAITING");
    }

    @Test
    void aRefusedLogIsParkedAndTheOthersGoOn() {
        receiver.answers(422);
        log(wanted("l-1", 1), wanted("l-2", 1));
        workOff();

        assertThat(states()).containsExactly("l-1 PARKED HTTP_422", "l-2 WRITTEN");
    }

    @Test
    void aCheckSendsASignedTestMessage() throws Exception {
        assertThat(connector.check(session())).isEmpty();
        assertThat(body(first()).path("type").asText()).isEqualTo("webhook.test");

        receiver.answers(404);
        assertThat(connector.check(session()))
                .extracting(ConnectionProblem::code)
                .containsExactly("HTTP_404");
    }
}
