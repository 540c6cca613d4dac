package dev.autolog.recovery;

import dev.autolog.calls.PublishedState;
import dev.autolog.calls.PublishedStateImporter;
import dev.autolog.calls.StateReconciler;
import dev.autolog.directory.ErasureRequests;
import dev.autolog.directory.PlaceholderRepository;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.outbox.OutputTopic;
import dev.autolog.persistence.AccountSessions;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Imports published records that the database lacks. */
@ApplicationScoped
class OutputReplay {
    private static final Logger LOG = Logger.getLogger(OutputReplay.class);

    private final TopicReader topicReader;
    private final AccountSessions sessions;
    private final PlaceholderRepository placeholderRepository;
    private final PublishedStateImporter calls;
    private final StateReconciler stateReconciler;
    private final ErasureRequests erasureRequests;
    private final Vertx vertx;
    private final Clock clock;

    OutputReplay(
            TopicReader topicReader,
            AccountSessions sessions,
            PlaceholderRepository placeholderRepository,
            PublishedStateImporter calls,
            StateReconciler stateReconciler,
            ErasureRequests erasureRequests,
            Vertx vertx,
            Clock clock) {
        this.topicReader = topicReader;
        this.sessions = sessions;
        this.placeholderRepository = placeholderRepository;
        this.calls = calls;
        this.stateReconciler = stateReconciler;
        this.erasureRequests = erasureRequests;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** Imports records in a transaction, and returns how many of them the database lacked. */
    private interface PublishedBatch extends BiFunction<Mutiny.StatelessSession, List<PublishedState>, Uni<Integer>> {}

    /** Imports the published calls and contacts, and returns how many of them the database lacked. */
    int takeOver(Map<TopicPartition, Long> marks) throws InterruptedException {
        Instant now = now();
        // Logs before conflicts: a call that is logged is no longer in conflict.
        return learn(
                        marks,
                        OutputTopic.PLACEHOLDER_CONTACTS,
                        (session, states) -> placeholderRepository.takeOver(session, values(states), now))
                + learn(marks, OutputTopic.CALL_LOGGED, (session, states) -> calls.logs(session, states, now))
                + learn(
                        marks,
                        OutputTopic.UNRESOLVED_CONFLICTS,
                        (session, states) -> calls.conflicts(session, states, now));
    }

    /** Imports erasures, so that they are carried out again, and returns their number. */
    int takeOverErasures(Map<TopicPartition, Long> marks) throws InterruptedException {
        return learn(marks, OutputTopic.ERASURES, (session, states) -> erasureRequests.again(session, values(states)));
    }

    /** Publishes the state of calls whose last published record differs from it, and returns their number. */
    int contradict(Map<TopicPartition, Long> marks) throws InterruptedException {
        Instant now = now();
        return learn(marks, OutputTopic.CALL_LOGGED, (session, states) -> stateReconciler.logs(session, states, now))
                + learn(
                        marks,
                        OutputTopic.UNRESOLVED_CONFLICTS,
                        (session, states) -> stateReconciler.conflicts(session, states, now));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static List<String> values(List<PublishedState> states) {
        return states.stream()
                .flatMap(state -> Optional.ofNullable(state.value()).stream())
                .toList();
    }

    private int learn(Map<TopicPartition, Long> marks, OutputTopic outputTopic, PublishedBatch publishedBatch)
            throws InterruptedException {
        AtomicInteger learnt = new AtomicInteger();
        topicReader.read(marks, topicReader.ends(List.of(outputTopic.topicName())), records -> {
            List<PublishedState> newest = newest(records);
            learnt.addAndGet(VertxContexts.await(
                    vertx, () -> sessions.writeAll(session -> publishedBatch.apply(session, newest))));
        });
        return learnt.get();
    }

    /** The last record of each key; records that this service did not publish are left out. */
    private static List<PublishedState> newest(ConsumerRecords<byte[], byte[]> records) {
        Map<String, PublishedState> newest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> one : records) {
            state(one).ifPresent(state -> newest.put(text(one.key()), state));
        }
        return List.copyOf(newest.values());
    }

    private static Optional<PublishedState> state(ConsumerRecord<byte[], byte[]> one) {
        Header id = one.headers().lastHeader("ce_id");
        if (id == null || one.key() == null) {
            return Optional.empty();
        }
        try {
            RecordKey key = RecordKey.of(one.key(), "id");
            String event = text(id.value());
            int version = Integer.parseInt(event.substring(event.lastIndexOf('/') + 1));
            String value = one.value() == null ? null : text(one.value());
            return Optional.of(new PublishedState(key.accountId(), UUID.fromString(key.id()), version, value));
        } catch (InvalidRecordException | IllegalArgumentException e) {
            LOG.errorf(
                    "Ignored a foreign record: %s partition %d offset %d", one.topic(), one.partition(), one.offset());
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
