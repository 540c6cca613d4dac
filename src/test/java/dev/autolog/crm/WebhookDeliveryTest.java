package dev.autolog.crm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
            new CrmLimits(1000, Duration.ofSeconds(1), 1, Duration.ofSeconds(2), 64 << 10);

    @Inject
    ObjectMapper json;

    private final WebhookReceiver receiver = new WebhookReceiver();
    private final WebhookConnector connector = new WebhookConnector(clock);
    private String secret = receiver.secret();
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
                new MemoryCredentials(Map.of("address", receiver.address().toString(), "secret", secret)));
    }

    private boolean work() {
        List<ConnectionLease> taken = take();
        for (ConnectionLease lease : taken) {
            runs.of(lease, Map.of(kind, connector), (_, _) -> session(), clock)
                    .orElseThrow()
                    .workOff();
            var _ = VertxContexts.await(vertx, () -> leases.release(lease).replaceWith(true));
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
    void whatMayHaveComeComesAgainUnderTheSameIdWithTheSameBody() {
        receiver.answers(WebhookReceiver.LOST, WebhookReceiver.HANG, WebhookReceiver.SLOW, 500, 503, 302, 408);
        log(wanted("l-1", 1));
        workOff();

        assertThat(receiver.received()).hasSize(8).extracting(Received::id).containsOnly(first().id());
        assertThat(receiver.received()).extracting(Received::body).containsOnly(first().body());
        assertThat(receiver.received().getLast().timestamp()).isGreaterThan(first().timestamp());
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void aLogThatFailsForHoursIsParked() {
        receiver.answers(Collections.nCopies(RetryDelays.MOST_ATTEMPTS, 500).toArray(Integer[]::new));
        log(wanted("l-1", 1));
        Instant begun = clock.instant();
        workOff();

        assertThat(receiver.received()).hasSize(RetryDelays.MOST_ATTEMPTS);
        assertThat(clock.instant()).isAfter(begun.plus(Duration.ofHours(2)));
        assertThat(states()).containsExactly("l-1 PARKED HTTP_500");

        log(wanted("l-1", 2));
        workOff();
        assertThat(states()).containsExactly("l-1 WRITTEN");
    }

    @Test
    void aReceiverWithAFaultIsLeftAloneForAWhile() {
        receiver.answers(500);
        log(wanted("l-1", 1), wanted("l-2", 1), wanted("l-3", 1));
        work();

        assertThat(work()).isFalse();
        assertThat(receiver.received()).hasSize(1);
        assertThat(limitedUntil()).isAfter(clock.instant());
    }

    @Test
    void aLogThatFailsHoldsUpNoOthers() throws Exception {
        receiver.answers(500);
        log(wanted("l-1", 1), wanted("l-2", 1));
        workOff();

        List<String> ids = new ArrayList<>();
        for (Received message : receiver.received()) {
            ids.add(body(message).path("callLogId").asText());
        }
        assertThat(ids).containsExactly("l-1", "l-2", "l-1");
        assertThat(states()).containsExactly("l-1 WRITTEN", "l-2 WRITTEN");
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
    void eachStateOfAConflictComesOnceAndInOrder() throws Exception {
        WantedLog open = conflict("k-1", 1, "OPEN");
        conflicts(open);
        work();
        conflicts(open);
        conflicts(conflict("k-1", 2, "RESOLVED"));
        work();
        conflicts(withdrawn("unresolved-conflicts/k-1", 3));
        work();

        List<Received> messages = receiver.received();
        assertThat(messages).extracting(Received::id).doesNotHaveDuplicates().hasSize(3);
        assertThat(body(messages.getFirst()))
                .isEqualTo(json.readTree("{\"type\": \"unresolved-conflicts\", \"accountId\": \"" + account
                        + "\", \"conflictId\": \"k-1\", \"version\": 1, \"data\": " + open.record() + "}"));
        assertThat(body(messages.get(1)).at("/data/status").asText()).isEqualTo("RESOLVED");
        assertThat(body(messages.get(2)).path("version").asInt()).isEqualTo(3);
        assertThat(body(messages.get(2)).path("data").isNull()).isTrue();
        assertThat(states()).containsExactly("unresolved-conflicts/k-1 WRITTEN");
    }

    @Test
    void ofAConflictTheNewestStateComesOnceTheReceiverIsBack() throws Exception {
        receiver.answers(503);
        conflicts(conflict("k-1", 1, "OPEN"));
        work();
        conflicts(conflict("k-1", 2, "OPEN"));
        conflicts(conflict("k-1", 3, "DISMISSED"));
        workOff();

        assertThat(receiver.received()).hasSize(2);
        assertThat(body(receiver.received().getLast()).at("/data/status").asText())
                .isEqualTo("DISMISSED");
        assertThat(states()).containsExactly("unresolved-conflicts/k-1 WRITTEN");
    }

    @Test
    void aRefusedConflictIsParkedAndItsLogGoesOn() {
        receiver.answers(422);
        conflicts(conflict("l-1", 1, "OPEN"));
        work();
        log(wanted("l-1", 1));
        workOff();

        assertThat(receiver.received())
                .extracting(Received::id)
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(states()).containsExactly("l-1 WRITTEN", "unresolved-conflicts/l-1 PARKED HTTP_422");
    }

    @Test
    void onlyKindsThatTakeConflictsAreToldOfThem() {
        transactions.execute("update crm_connection set kind = 'hubspot' where account_id = ?1", account);
        conflicts(conflict("k-1", 1, "OPEN"));
        log(wanted("l-1", 1));

        assertThat(states()).containsExactly("l-1 WAITING");
    }

    @Test
    void aCheckSendsASignedTestMessage() throws Exception {
        assertThat(connector.check(session())).isEmpty();
        assertThat(body(first()).path("type").asText()).isEqualTo("webhook.test");

        receiver.answers(404);
        assertThatThrownBy(() -> connector.check(session()))
                .isInstanceOf(CrmException.class)
                .hasMessage("HTTP_404");
    }

    @Test
    void aSecretThatIsNoneStopsTheConnection() {
        secret = "whsec_";
        log(wanted("l-1", 1));
        work();

        assertThat(receiver.received()).isEmpty();
        assertThat(connectionState()).isEqualTo("SIGN_IN_NEEDED SECRET_UNUSABLE");
        assertThat(states()).containsExactly("l-1 WAITING");
    }
}
