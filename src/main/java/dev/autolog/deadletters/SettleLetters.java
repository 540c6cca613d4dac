package dev.autolog.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.Person;
import dev.autolog.people.IdempotencyKey;
import dev.autolog.people.IdempotentRequests;
import dev.autolog.people.RefusedException;
import dev.autolog.records.Contexts;
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
public class SettleLetters {
    private final Mutiny.SessionFactory sessions;
    private final LetterIndex index;
    private final ReplayLetters replay;
    private final IdempotentRequests requests;
    private final ObjectMapper json;
    private final Clock clock;

    SettleLetters(
            Mutiny.SessionFactory sessions,
            LetterIndex index,
            ReplayLetters replay,
            IdempotentRequests requests,
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
     * @return fails with {@link RefusedException} only if the key is another request's, and with Kafka's own exceptions while
     *     Kafka does not answer
     */
    public Uni<LettersDone> replay(Person person, LetterChoice choice, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> {
            Context context = Contexts.current();
            Instant now = now();
            // No transaction is open while Kafka is waited for.
            return sessions.withStatelessSession(session -> requests.known(session, person, key, now))
                    .chain(known -> known.isPresent()
                            ? Uni.createFrom().item(read(known.get()))
                            : sessions.withStatelessSession(session -> chosen(session, person, choice))
                                    .chain(chosen -> replay.all(context, person, chosen.waiting(), now)
                                            .map(chosen::done))
                                    .chain(done -> keep(person, key, done, now)));
        });
    }

    private Uni<LettersDone> keep(Person person, @Nullable IdempotencyKey key, LettersDone done, Instant now) {
        return key == null
                ? Uni.createFrom().item(done)
                : sessions.withStatelessTransaction((session, _) -> requests.once(
                        session, person, key, now, () -> Uni.createFrom().item(done), this::write, this::read));
    }

    private Uni<ChosenLetters> chosen(Mutiny.StatelessSession session, Person person, LetterChoice choice) {
        return switch (choice) {
            case LetterChoice.These(List<String> ids) -> these(session, person, ids);
            case LetterChoice.All(String topic, String reason) ->
                LetterList.oldest(
                                session,
                                person.accountId(),
                                LetterFilter.of(LetterStatus.WAITING, topic, reason),
                                ChosenLetters.MOST + 1)
                        .map(ChosenLetters::all);
        };
    }

    private Uni<ChosenLetters> these(Mutiny.StatelessSession session, Person person, List<String> ids) {
        List<LetterId> known =
                ids.stream().flatMap(id -> LetterId.of(id).stream()).distinct().toList();
        return index.find(session, person.accountId(), known).map(found -> ChosenLetters.these(ids, found));
    }

    /**
     * Puts letters away: nothing is to come of them any more.
     *
     * @param key null if the request may be repeated with effect
     * @return fails with {@link RefusedException} only if the key is another request's
     */
    public Uni<LettersDone> discard(Person person, List<String> ids, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> {
            Instant now = now();
            return sessions.withStatelessTransaction((session, _) -> requests.once(
                    session,
                    person,
                    key,
                    now,
                    () -> these(session, person, ids)
                            .chain(chosen -> index.end(
                                            session, chosen.waiting(), LetterStatus.DISCARDED, person.agentId(), now)
                                    .replaceWith(() -> chosen.done(Map.of()))),
                    this::write,
                    this::read));
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private String write(LettersDone done) {
        try {
            return json.writeValueAsString(KeptLetters.of(done));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }

    private LettersDone read(String kept) {
        try {
            return json.readValue(kept, KeptLetters.class).toDone();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was kept is always read", e);
        }
    }
}
