package dev.autolog.recovery;

import dev.autolog.calls.Contradictions;
import dev.autolog.calls.PublishedState;
import dev.autolog.calls.TakeOver;
import dev.autolog.directory.Placeholders;
import dev.autolog.outbox.Topic;
import dev.autolog.records.BadRecordException;
import dev.autolog.records.Contexts;
import dev.autolog.records.RecordKey;
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

/** Takes over what was published and the database knows nothing of. */
@ApplicationScoped
class WhatWasPublished {
    private static final Logger LOG = Logger.getLogger(WhatWasPublished.class);

    private final Topics topics;
    private final Mutiny.SessionFactory sessions;
    private final Placeholders placeholders;
    private final TakeOver calls;
    private final Contradictions contradictions;
    private final Vertx vertx;
    private final Clock clock;

    WhatWasPublished(
            Topics topics,
            Mutiny.SessionFactory sessions,
            Placeholders placeholders,
            TakeOver calls,
            Contradictions contradictions,
            Vertx vertx,
            Clock clock) {
        this.topics = topics;
        this.sessions = sessions;
        this.placeholders = placeholders;
        this.calls = calls;
        this.contradictions = contradictions;
        this.vertx = vertx;
        this.clock = clock;
    }

    /** What the database has to learn of some records, in a transaction; says of how many it did. */
    private interface Lesson extends BiFunction<Mutiny.StatelessSession, List<PublishedState>, Uni<Integer>> {}

    /** Takes it over, and says of how many calls and contacts there was something. */
    int takeOver(Map<TopicPartition, Long> marks) throws InterruptedException {
        Instant now = now();
        // A log before the conflict that it settled: what is logged is in no conflict.
        return learn(
                        marks,
                        Topic.PLACEHOLDER_CONTACTS,
                        (session, states) -> placeholders.takeOver(session, values(states), now))
                + learn(marks, Topic.CALL_LOGGED, (session, states) -> calls.logs(session, states, now))
                + learn(marks, Topic.UNRESOLVED_CONFLICTS, (session, states) -> calls.conflicts(session, states, now));
    }

    /** Publishes the state of calls of which something else was published last, and says how many. */
    int contradict(Map<TopicPartition, Long> marks) throws InterruptedException {
        Instant now = now();
        return learn(marks, Topic.CALL_LOGGED, (session, states) -> contradictions.logs(session, states, now))
                + learn(
                        marks,
                        Topic.UNRESOLVED_CONFLICTS,
                        (session, states) -> contradictions.conflicts(session, states, now));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static List<String> values(List<PublishedState> states) {
        return states.stream()
                .flatMap(state -> Optional.ofNullable(state.value()).stream())
                .toList();
    }

    private int learn(Map<TopicPartition, Long> marks, Topic topic, Lesson lesson) throws InterruptedException {
        AtomicInteger learnt = new AtomicInteger();
        topics.read(marks, topics.ends(List.of(topic.topicName())), records -> {
            List<PublishedState> newest = newest(records);
            learnt.addAndGet(Contexts.await(
                    vertx, () -> sessions.withStatelessTransaction((session, _) -> lesson.apply(session, newest))));
        });
        return learnt.get();
    }

    /** Of each key the last record; what this service did not publish is left out. */
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
        } catch (BadRecordException | IllegalArgumentException e) {
            LOG.errorf(
                    "Not taken over, since it is none of ours: %s partition %d offset %d",
                    one.topic(), one.partition(), one.offset());
            return Optional.empty();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
