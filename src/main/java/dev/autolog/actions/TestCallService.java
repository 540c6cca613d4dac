package dev.autolog.actions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.directory.SingleContactQuery;
import dev.autolog.domain.Person;
import dev.autolog.kafka.KafkaPublisher;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.requests.ActionRefusal.NotFound;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.requests.RequestTransactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Publishes a call as the telephony platform would, so that an admin sees one logged. Must be subscribed to on an event loop. */
@ApplicationScoped
public class TestCallService {
    private static final String TOPIC = "call-ended";
    private static final Duration TALK = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final AccountSessions sessions;
    private final SingleContactQuery contacts;
    private final KafkaPublisher kafkaPublisher;
    private final RequestTransactions transactions;
    private final ObjectMapper json;

    TestCallService(
            AccountSessions sessions,
            SingleContactQuery contacts,
            KafkaPublisher kafkaPublisher,
            RequestTransactions transactions,
            ObjectMapper json) {
        this.sessions = sessions;
        this.contacts = contacts;
        this.kafkaPublisher = kafkaPublisher;
        this.transactions = transactions;
        this.json = json;
    }

    /**
     * Publishes an inbound call that just ended, from the number of a contact to the admin.
     *
     * @param name of the admin; null if it is not known
     * @param key of the request; a repeated one is the same call. Null if each is a call of its own
     * @return done with the call's id; refused if no contact has a number of its own. Fails with Kafka's exceptions while Kafka does
     *     not answer
     */
    public Uni<ActionResult<String>> publish(Person admin, @Nullable String name, @Nullable String key) {
        Instant now = transactions.now();
        String callId = "autolog-test-" + id(admin, key);
        return sessions.read(admin.accountId(), session -> contacts.number(session, admin.accountId()))
                .chain(number -> number.isEmpty()
                        ? Uni.createFrom().item(new Refused<String>(new NotFound()))
                        : publish(admin, record(admin, name, callId, number.get(), now), callId)
                                .replaceWith(new Done<>(callId)));
    }

    private static UUID id(Person admin, @Nullable String key) {
        return key == null
                ? UUID.randomUUID()
                : UUID.nameUUIDFromBytes((admin.agentId() + "\0" + key).getBytes(StandardCharsets.UTF_8));
    }

    private Uni<Void> publish(Person admin, byte[] record, String callId) {
        byte[] key = (admin.accountId() + "/" + callId).getBytes(StandardCharsets.UTF_8);
        return kafkaPublisher
                .publish(List.of(new ProducerRecord<>(TOPIC, null, key, record)))
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new TimeoutException("the record was not acknowledged in time"));
    }

    private byte[] record(Person admin, @Nullable String name, String callId, String number, Instant now) {
        Map<String, ?> agent =
                name == null ? Map.of("id", admin.agentId()) : Map.of("id", admin.agentId(), "name", name);
        String startedAt = now.minus(TALK).toString();
        try {
            return json.writeValueAsBytes(Map.of(
                    "accountId",
                    admin.accountId(),
                    "callId",
                    callId,
                    "agent",
                    agent,
                    "direction",
                    "INBOUND",
                    "from",
                    Map.of("number", number),
                    // No number: it would become one of the account's own lines.
                    "to",
                    Map.of(),
                    "startedAt",
                    startedAt,
                    "answeredAt",
                    startedAt,
                    "endedAt",
                    now.toString(),
                    "result",
                    "ANSWERED"));
        } catch (JsonProcessingException e) {
            // Without the cause: its message may quote the number.
            throw new IllegalStateException("a map of texts is always written");
        }
    }
}
