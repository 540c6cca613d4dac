package dev.autolog.people;

import dev.autolog.domain.Person;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Settles open conflicts as people want it; has to be called on an event loop. */
@ApplicationScoped
public class SettleConflicts {

    /**
     * Logs the call of a conflict.
     *
     * @param id the conflict's
     * @param key null if the request may be repeated with effect
     * @return fails with {@link RefusedException}, and then nothing was changed
     */
    public Uni<Void> resolve(Person person, UUID id, LogChoice choice, @Nullable IdempotencyKey key) {
        return Uni.createFrom().failure(new UnsupportedOperationException());
    }

    /**
     * Logs the calls of many conflicts in the same way.
     *
     * @return what became of each, in their order; fails with {@link RefusedException} only if the key is another request's
     */
    public Uni<List<Settled>> resolveAll(
            Person person, List<UUID> ids, LogChoice choice, @Nullable IdempotencyKey key) {
        return Uni.createFrom().failure(new UnsupportedOperationException());
    }

    /**
     * Closes a conflict without a log.
     *
     * @param because the person's reason; null when none was given
     * @return fails with {@link RefusedException}, and then nothing was changed
     */
    public Uni<Void> dismiss(Person person, UUID id, @Nullable String because, @Nullable IdempotencyKey key) {
        return Uni.createFrom().failure(new UnsupportedOperationException());
    }

    /**
     * Closes many conflicts without logs.
     *
     * @return what became of each, in their order; fails with {@link RefusedException} only if the key is another request's
     */
    public Uni<List<Settled>> dismissAll(
            Person person, List<UUID> ids, @Nullable String because, @Nullable IdempotencyKey key) {
        return Uni.createFrom().failure(new UnsupportedOperationException());
    }
}
