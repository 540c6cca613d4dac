package dev.autolog.actions;

import dev.autolog.actions.LogWriter.LogWish;
import dev.autolog.domain.ActionDecision;
import dev.autolog.domain.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Settles open conflicts as people want it; has to be called on an event loop. */
@ApplicationScoped
public class ConflictService {
    private final LegActionService legActionService;
    private final LogWriter writing;

    ConflictService(LegActionService legActionService, LogWriter writing) {
        this.legActionService = legActionService;
        this.writing = writing;
    }

    /**
     * Logs the call of a conflict.
     *
     * @param id the conflict's
     * @param key null if the request may be repeated with effect
     * @return fails with {@link ActionRefusedException}, and then nothing was changed
     */
    public Uni<Void> resolve(Person person, UUID id, LogChoice choice, @Nullable IdempotencyKey key) {
        return Uni.createFrom()
                .deferred(() -> legActionService.one(person, id, key, writing.decider(person, choice, LogWish.SETTLE)));
    }

    /**
     * Logs the calls of many conflicts in the same way.
     *
     * @return what became of each, in their order; fails with {@link ActionRefusedException} only if the key is another request's
     */
    public Uni<List<BulkActionResult>> resolveAll(
            Person person, List<UUID> ids, LogChoice choice, @Nullable IdempotencyKey key) {
        return Uni.createFrom()
                .deferred(
                        () -> legActionService.many(person, ids, key, writing.decider(person, choice, LogWish.SETTLE)));
    }

    /**
     * Closes a conflict without a log.
     *
     * @param because the person's reason; null when none was given
     * @return fails with {@link ActionRefusedException}, and then nothing was changed
     */
    public Uni<Void> dismiss(Person person, UUID id, @Nullable String because, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> legActionService.one(person, id, key, dismissing(person, because)));
    }

    /**
     * Closes many conflicts without logs.
     *
     * @return what became of each, in their order; fails with {@link ActionRefusedException} only if the key is another request's
     */
    public Uni<List<BulkActionResult>> dismissAll(
            Person person, List<UUID> ids, @Nullable String because, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> legActionService.many(person, ids, key, dismissing(person, because)));
    }

    private static LegDecider dismissing(Person person, @Nullable String because) {
        String reason = LogTextValidator.line("reason", because);
        return (_, legs, batchSettings, now) -> {
            Map<UUID, ActionResult> actionResults = new HashMap<>();
            legs.forEach(leg -> actionResults.put(
                    leg.id(),
                    new ActionResult.Succeeded(ActionDecision.dismiss(
                            leg, reason, person.agentId(), batchSettings.rulesOf(leg.key()), now))));
            return Uni.createFrom().item(actionResults);
        };
    }
}
