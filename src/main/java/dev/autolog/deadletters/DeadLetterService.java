package dev.autolog.deadletters;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.Person;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.IdempotentRequestRepository;
import dev.autolog.requests.RequestTransactions;
import dev.autolog.requests.ResultFormat;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Replays and discards dead letters for an account's admins. Must be subscribed to on an event loop. */
@ApplicationScoped
public class DeadLetterService {
    private final AccountSessions sessions;
    private final RequestTransactions transactions;
    private final DeadLetterRepository index;
    private final ReplayService replay;
    private final IdempotentRequestRepository requests;
    private final ResultFormat<BulkDeadLetterResult> format;

    DeadLetterService(
            AccountSessions sessions,
            RequestTransactions transactions,
            DeadLetterRepository index,
            ReplayService replay,
            IdempotentRequestRepository requests,
            ObjectMapper json) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.index = index;
        this.replay = replay;
        this.requests = requests;
        this.format = ResultFormat.json(
                json, new TypeReference<StoredReplayResult>() {}, StoredReplayResult::of, StoredReplayResult::toResult);
    }

    /**
     * Publishes the records of dead letters again. Each is marked after Kafka's acknowledgement, so after a crash in between its
     * record may be published twice.
     *
     * @param key null if a repeated request is carried out again
     * @return refused only if the key is another request's; fails with Kafka's exceptions while Kafka does not answer
     */
    public Uni<ActionResult<BulkDeadLetterResult>> replay(
            Person person, DeadLetterSelection choice, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> {
            Context context = VertxContexts.current();
            Instant now = transactions.now();
            // No transaction stays open while the replay waits for Kafka.
            return sessions.read(person.accountId(), session -> requests.findResult(session, person, key, now, format))
                    .chain(stored -> stored.map(result -> Uni.createFrom().item(result))
                            .orElseGet(() -> replay(context, person, choice, now)
                                    .chain(result -> store(person, key, result, now))));
        });
    }

    private Uni<BulkDeadLetterResult> replay(Context context, Person person, DeadLetterSelection choice, Instant now) {
        return sessions.read(person.accountId(), session -> chosen(session, person, choice))
                .chain(chosen ->
                        replay.all(context, person, chosen.waiting(), now).map(chosen::completed));
    }

    private Uni<ActionResult<BulkDeadLetterResult>> store(
            Person person, @Nullable IdempotencyKey key, BulkDeadLetterResult result, Instant now) {
        Uni<ActionResult<BulkDeadLetterResult>> done = Uni.createFrom().item(new Done<>(result));
        return key == null
                ? done
                : transactions.run(
                        person.accountId(),
                        (session, _) -> requests.once(session, person, key, now, format, () -> done));
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
     * Discards dead letters.
     *
     * @param key null if a repeated request is carried out again
     * @return refused only if the key is another request's
     */
    public Uni<ActionResult<BulkDeadLetterResult>> discard(
            Person person, List<String> ids, @Nullable IdempotencyKey key) {
        return transactions.run(
                person.accountId(),
                (session, now) -> requests.once(
                        session,
                        person,
                        key,
                        now,
                        format,
                        () -> these(session, person, ids)
                                .chain(chosen -> index.end(
                                                session,
                                                chosen.waiting(),
                                                DeadLetterStatus.DISCARDED,
                                                person.agentId(),
                                                now)
                                        .replaceWith(() -> new Done<>(chosen.completed(Map.of()))))));
    }
}
