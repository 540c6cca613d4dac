package dev.autolog.deadletters;

import dev.autolog.domain.Person;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.requests.ActionRefusal;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jboss.logging.Logger;

/** Replays dead letters in batches: each is published, acknowledged and marked before the next. */
@ApplicationScoped
class ReplayService {
    private static final Logger LOG = Logger.getLogger(ReplayService.class);
    private static final int MOST_LETTERS = 100;
    /** The most bytes of values held in memory at a time, unless a single value is larger. */
    private static final int MOST_BYTES = 16 << 20;

    private final AccountSessions sessions;
    private final DeadLetterRepository index;
    private final ReplayPublisher replayPublisher;

    ReplayService(AccountSessions sessions, DeadLetterRepository index, ReplayPublisher replayPublisher) {
        this.sessions = sessions;
        this.index = index;
        this.replayPublisher = replayPublisher;
    }

    /** Replays dead letters in order, and returns the refusals of those that failed. */
    Uni<Map<DeadLetter, ActionRefusal>> all(Context context, Person person, List<DeadLetter> deadLetters, Instant now) {
        Map<DeadLetter, ActionRefusal> failed = new HashMap<>();
        return Multi.createFrom()
                .iterable(batches(deadLetters))
                .onItem()
                .transformToUniAndConcatenate(batch -> replayPublisher
                        .publish(context, batch)
                        .emitOn(MutinyHelper.executor(context))
                        .chain(refused ->
                                markReplayed(person, batch, refused, now).invoke(() -> failed.putAll(refused))))
                .collect()
                .last()
                .replaceWith(failed);
    }

    private Uni<Void> markReplayed(
            Person person, List<DeadLetter> batch, Map<DeadLetter, ActionRefusal> refused, Instant now) {
        List<DeadLetter> done = batch.stream()
                .filter(deadLetter -> !refused.containsKey(deadLetter))
                .toList();
        List<DeadLetter> gone = batch.stream()
                .filter(deadLetter -> refused.get(deadLetter) instanceof ActionRefusal.NotFound)
                .toList();
        LOG.infof("Replayed %d dead letters; %d have expired", done.size(), gone.size());
        return sessions.write(
                person.accountId(),
                session -> index.end(session, done, DeadLetterStatus.REPLAYED, person.agentId(), now)
                        .chain(() -> index.remove(session, gone)));
    }

    private static List<List<DeadLetter>> batches(List<DeadLetter> deadLetters) {
        List<List<DeadLetter>> batches = new ArrayList<>();
        List<DeadLetter> batch = new ArrayList<>();
        long bytes = 0;
        for (DeadLetter deadLetter : deadLetters) {
            int size = Objects.requireNonNullElse(deadLetter.size(), 0);
            if (batch.size() == MOST_LETTERS || (!batch.isEmpty() && bytes + size > MOST_BYTES)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(deadLetter);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
