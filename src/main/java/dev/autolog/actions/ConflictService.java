package dev.autolog.actions;

import dev.autolog.actions.LogWriter.LogWish;
import dev.autolog.domain.ActionDecision;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Person;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.ItemResult;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Resolves and dismisses open conflicts for people. Must be subscribed to on an event loop. */
@ApplicationScoped
public class ConflictService {
    private final LegActionService legActionService;
    private final LogWriter writer;

    ConflictService(LegActionService legActionService, LogWriter writer) {
        this.legActionService = legActionService;
        this.writer = writer;
    }

    /**
     * Logs the call of a conflict.
     *
     * @param id id of the conflict
     * @param key null if a repeated request is carried out again
     * @return done with the conflict's id
     */
    public Uni<ActionResult<UUID>> resolve(Person person, UUID id, LogChoice choice, @Nullable IdempotencyKey key) {
        return writer.decider(person, choice, LogWish.SETTLE)
                .chain(decider -> legActionService.one(person, id, key, decider));
    }

    /**
     * Logs the calls of many conflicts in the same way.
     *
     * @param ids ids of the conflicts
     * @param key null if a repeated request is carried out again
     * @return done with a result for each id, in the order of the ids
     */
    public Uni<ActionResult<List<ItemResult<UUID>>>> resolveAll(
            Person person, List<UUID> ids, LogChoice choice, @Nullable IdempotencyKey key) {
        return writer.decider(person, choice, LogWish.SETTLE)
                .chain(decider -> legActionService.many(person, ids, key, decider));
    }

    /**
     * Closes a conflict without a log.
     *
     * @param id id of the conflict
     * @param reason the person's reason; null for none
     * @param key null if a repeated request is carried out again
     * @return done with the conflict's id
     */
    public Uni<ActionResult<UUID>> dismiss(
            Person person, UUID id, @Nullable String reason, @Nullable IdempotencyKey key) {
        return dismissal(person, reason).chain(decider -> legActionService.one(person, id, key, decider));
    }

    /**
     * Closes many conflicts without logs.
     *
     * @param ids ids of the conflicts
     * @param reason the person's reason; null for none
     * @param key null if a repeated request is carried out again
     * @return done with a result for each id, in the order of the ids
     */
    public Uni<ActionResult<List<ItemResult<UUID>>>> dismissAll(
            Person person, List<UUID> ids, @Nullable String reason, @Nullable IdempotencyKey key) {
        return dismissal(person, reason).chain(decider -> legActionService.many(person, ids, key, decider));
    }

    private static ActionResult<LegDecider> dismissal(Person person, @Nullable String text) {
        LogTextValidator validator = new LogTextValidator();
        String reason = validator.line("reason", text);
        return validator.result((_, legs, batchSettings, now) -> Uni.createFrom()
                .item(legs.stream()
                        .collect(Collectors.toMap(
                                CallLeg::id,
                                leg -> new Done<>(ActionDecision.dismiss(
                                        leg, reason, person.agentId(), batchSettings.rulesOf(leg.key()), now))))));
    }
}
