package dev.autolog.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.actions.ActionRefusedException;
import dev.autolog.actions.IdempotencyKey;
import dev.autolog.actions.IdempotentRequestRepository;
import dev.autolog.domain.Person;
import dev.autolog.kafka.VertxContexts;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Replays and discards an account's dead letters as its admins want it; has to be called on an event loop. */
@ApplicationScoped
public class DeadLetterService {
    private final Mutiny.SessionFactory sessions;
    private final DeadLetterRepository index;
    private final ReplayService replay;
    private final IdempotentRequestRepository requests;
    private final ObjectMapper json;
    private final Clock clock;

    DeadLetterService(
            Mutiny.SessionFactory sessions,
            DeadLetterRepository index,
            ReplayService replay,
            IdempotentRequestRepository requests,
            ObjectMapper json,
            Clock clock) {
        this.sessions = sessions;
        this.index = index;
        this.replay = replay;
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Publishes letters again as the records that they were. Each is marked after Kafka's acknowledgement, so what a crash comes
     * between is published twice at worst, as the record of a letter that waits.
     *
     * @param key null if the request may be repeated with effect
     * @return fails with {@link ActionRefusedException} only if the key is another request's, and with Kafka's own exceptions while
     *     Kafka does not answer
     */
    public Uni<BulkDeadLetterResult> replay(Person person, DeadLetterSelection choice, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> {
            Context context = VertxContexts.current();
            Instant now = now();
            // No transaction is open while Kafka is waited for.
            return sessions.withStatelessSession(session -> requests.findResult(session, person, key, now))
                    .chain(known -> known.isPresent()
                            ? Uni.createFrom().item(read(known.get()))
                            : sessions.withStatelessSession(session -> chosen(session, person, choice))
                                    .chain(chosen -> replay.all(context, person, chosen.waiting(), now)
                                            .map(chosen::completed))
                                    .chain(done -> keep(person, key, done, now)));
        });
    }

    private Uni<BulkDeadLetterResult> keep(
            Person person, @Nullable IdempotencyKey key, BulkDeadLetterResult done, Instant now) {
        return key == null
                ? Uni.createFrom().item(done)
                : sessions.withStatelessTransaction((session, _) -> requests.once(
                        session, person, key, now, () -> Uni.createFrom().item(done), this::write, this::read));
    }

    private Uni<SelectedDeadLetters> chosen(
            Mutiny.StatelessSession session, Person person, DeadLetterSelection choice) {
        return switch (choice) {
            case DeadLetterSelection.SelectedIds(List<String> ids) -> these(session, person, ids);
            case DeadLetterSelection.SelectedFilter(String topic, String reason) ->
                DeadLetterQuery.oldest(
                                session,
                                person.accountId(),
                                DeadLetterFilter.of(DeadLetterStatus.WAITING, topic, reason),
                                SelectedDeadLetters.MOST + 1)
                        .map(SelectedDeadLetters::all);
        };
    }

    private Uni<SelectedDeadLetters> these(Mutiny.StatelessSession session, Person person, List<String> ids) {
        List<DeadLetterId> known = ids.stream()
                .flatMap(id -> DeadLetterId.of(id).stream())
                .distinct()
                .toList();
        return index.find(session, person.accountId(), known).map(found -> SelectedDeadLetters.these(ids, found));
    }

    /**
     * Puts letters away: nothing is to come of them any more.
     *
     * @param key null if the request may be repeated with effect
     * @return fails with {@link ActionRefusedException} only if the key is another request's
     */
    public Uni<BulkDeadLetterResult> discard(Person person, List<String> ids, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> {
            Instant now = now();
            return sessions.withStatelessTransaction((session, _) -> requests.once(
                    session,
                    person,
                    key,
                    now,
                    () -> these(session, person, ids)
                            .chain(chosen -> index.end(
                                            session,
                                            chosen.waiting(),
                                            DeadLetterStatus.DISCARDED,
                                            person.agentId(),
                                            now)
                                    .replaceWith(() -> chosen.completed(Map.of()))),
                    this::write,
                    this::read));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String write(BulkDeadLetterResult done) {
        try {
            return json.writeValueAsString(StoredReplayResult.of(done));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }

    private BulkDeadLetterResult read(String kept) {
        try {
            return json.readValue(kept, StoredReplayResult.class).toDone();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept is always read", e);
        }
    }
}
