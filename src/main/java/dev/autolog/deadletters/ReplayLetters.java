package dev.autolog.deadletters;

import dev.autolog.domain.Person;
import dev.autolog.people.Refusal;
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
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** Replays letters batch by batch: published, acknowledged, marked, and then the next. */
@ApplicationScoped
class ReplayLetters {
    private static final Logger LOG = Logger.getLogger(ReplayLetters.class);
    private static final int MOST_LETTERS = 100;
    /** What of values is held in memory at a time, unless a single one is larger. */
    private static final int MOST_BYTES = 16 << 20;

    private final Mutiny.SessionFactory sessions;
    private final LetterIndex index;
    private final Resend resend;

    ReplayLetters(Mutiny.SessionFactory sessions, LetterIndex index, Resend resend) {
        this.sessions = sessions;
        this.index = index;
        this.resend = resend;
    }

    /** Replays letters in their order and returns why not, of those that it could not be done with. */
    Uni<Map<Letter, Refusal>> all(Context context, Person person, List<Letter> letters, Instant now) {
        Map<Letter, Refusal> failed = new HashMap<>();
        return Multi.createFrom()
                .iterable(batches(letters))
                .onItem()
                .transformToUniAndConcatenate(batch -> resend.publish(context, batch)
                        .emitOn(MutinyHelper.executor(context))
                        .chain(refused -> mark(person, batch, refused, now).invoke(() -> failed.putAll(refused))))
                .collect()
                .last()
                .replaceWith(failed);
    }

    private Uni<Void> mark(Person person, List<Letter> batch, Map<Letter, Refusal> refused, Instant now) {
        List<Letter> done =
                batch.stream().filter(letter -> !refused.containsKey(letter)).toList();
        List<Letter> gone = batch.stream()
                .filter(letter -> refused.get(letter) instanceof Refusal.NotThere)
                .toList();
        LOG.infof("Dead letters replayed: %d, not there any more: %d", done.size(), gone.size());
        return sessions.withStatelessTransaction(
                (session, _) -> index.end(session, done, LetterStatus.REPLAYED, person.agentId(), now)
                        .chain(() -> index.remove(session, gone)));
    }

    private static List<List<Letter>> batches(List<Letter> letters) {
        List<List<Letter>> batches = new ArrayList<>();
        List<Letter> batch = new ArrayList<>();
        long bytes = 0;
        for (Letter letter : letters) {
            int size = Objects.requireNonNullElse(letter.size(), 0);
            if (batch.size() == MOST_LETTERS || (!batch.isEmpty() && bytes + size > MOST_BYTES)) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(letter);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }
}
