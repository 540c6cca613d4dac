package dev.autolog.people;

import dev.autolog.domain.Person;
import dev.autolog.domain.PersonDecision;
import dev.autolog.people.LogWriting.Wish;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Settles open conflicts as people want it; has to be called on an event loop. */
@ApplicationScoped
public class SettleConflicts {
    private final Decisions decisions;
    private final LogWriting writing;

    SettleConflicts(Decisions decisions, LogWriting writing) {
        this.decisions = decisions;
        this.writing = writing;
    }

    /**
     * Logs the call of a conflict.
     *
     * @param id the conflict's
     * @param key null if the request may be repeated with effect
     * @return fails with {@link RefusedException}, and then nothing was changed
     */
    public Uni<Void> resolve(Person person, UUID id, LogChoice choice, @Nullable IdempotencyKey key) {
        return Uni.createFrom()
                .deferred(() -> decisions.one(person, id, key, writing.decider(person, choice, Wish.SETTLE)));
    }

    /**
     * Logs the calls of many conflicts in the same way.
     *
     * @return what became of each, in their order; fails with {@link RefusedException} only if the key is another request's
     */
    public Uni<List<Settled>> resolveAll(
            Person person, List<UUID> ids, LogChoice choice, @Nullable IdempotencyKey key) {
        return Uni.createFrom()
                .deferred(() -> decisions.many(person, ids, key, writing.decider(person, choice, Wish.SETTLE)));
    }

    /**
     * Closes a conflict without a log.
     *
     * @param because the person's reason; null when none was given
     * @return fails with {@link RefusedException}, and then nothing was changed
     */
    public Uni<Void> dismiss(Person person, UUID id, @Nullable String because, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> decisions.one(person, id, key, dismissing(person, because)));
    }

    /**
     * Closes many conflicts without logs.
     *
     * @return what became of each, in their order; fails with {@link RefusedException} only if the key is another request's
     */
    public Uni<List<Settled>> dismissAll(
            Person person, List<UUID> ids, @Nullable String because, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> decisions.many(person, ids, key, dismissing(person, because)));
    }

    private static Decider dismissing(Person person, @Nullable String because) {
        String reason = LogText.line("reason", because);
        return (_, legs, settings, now) -> {
            Map<UUID, Verdict> verdicts = new HashMap<>();
            legs.forEach(leg -> verdicts.put(
                    leg.id(),
                    new Verdict.Decided(PersonDecision.dismiss(
                            leg,
                            reason,
                            person.agentId(),
                            settings.rulesOf(leg.call().leg()),
                            now))));
            return Uni.createFrom().item(verdicts);
        };
    }
}
