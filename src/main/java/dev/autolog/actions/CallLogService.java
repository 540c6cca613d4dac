package dev.autolog.actions;

import dev.autolog.actions.LogWriter.LogWish;
import dev.autolog.domain.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes and changes logs as people want it; has to be called on an event loop. */
@ApplicationScoped
public class CallLogService {
    private final LegActionService legActionService;
    private final LogWriter writing;
    private final LogEditor editing;

    CallLogService(LegActionService legActionService, LogWriter writing, LogEditor editing) {
        this.legActionService = legActionService;
        this.writing = writing;
        this.editing = editing;
    }

    /**
     * Logs a call that is not logged: one in conflict, or one that was never to be logged.
     *
     * @param id the call's
     * @param key null if the request may be repeated with effect
     * @return fails with {@link ActionRefusedException}, and then nothing was changed
     */
    public Uni<Void> logByHand(Person person, UUID id, LogChoice choice, @Nullable IdempotencyKey key) {
        return Uni.createFrom()
                .deferred(() -> legActionService.one(person, id, key, writing.decider(person, choice, LogWish.LOG)));
    }

    /**
     * Changes a log, or puts it on another contact. A change to what the log says already changes nothing.
     *
     * @param id the call's
     * @param key null if the request may be repeated with effect
     * @return fails with {@link ActionRefusedException}, and then nothing was changed
     */
    public Uni<Void> edit(Person person, UUID id, LogEdit edit, @Nullable IdempotencyKey key) {
        return Uni.createFrom().deferred(() -> legActionService.one(person, id, key, editing.decider(person, edit)));
    }
}
