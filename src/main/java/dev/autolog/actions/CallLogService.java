package dev.autolog.actions;

import dev.autolog.actions.LogWriter.LogWish;
import dev.autolog.domain.Person;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.IdempotencyKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Logs calls and edits logs for people. Must be subscribed to on an event loop. */
@ApplicationScoped
public class CallLogService {
    private final LegActionService legActionService;
    private final LogWriter writer;
    private final LogEditor editor;

    CallLogService(LegActionService legActionService, LogWriter writer, LogEditor editor) {
        this.legActionService = legActionService;
        this.writer = writer;
        this.editor = editor;
    }

    /**
     * Logs a call that is not logged, in conflict or not.
     *
     * @param id id of the call
     * @param key null if a repeated request is carried out again
     * @return done with the call's id
     */
    public Uni<ActionResult<UUID>> logByHand(Person person, UUID id, LogChoice choice, @Nullable IdempotencyKey key) {
        return writer.decider(person, choice, LogWish.LOG)
                .chain(decider -> legActionService.one(person, id, key, decider));
    }

    /**
     * Edits a log, or moves it to another contact. An edit to the present values changes nothing.
     *
     * @param id id of the call
     * @param key null if a repeated request is carried out again
     * @return done with the call's id
     */
    public Uni<ActionResult<UUID>> edit(Person person, UUID id, LogEdit edit, @Nullable IdempotencyKey key) {
        return legActionService.one(person, id, key, editor.decider(person, edit));
    }
}
