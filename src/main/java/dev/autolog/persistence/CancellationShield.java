package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Lets a transaction end when its result is no longer wanted, for example because the HTTP client is gone.
 *
 * <p>A cancelled transaction is rolled back at once and its connection goes back to the pool, while statements of its work are
 * still on their way: each of those is then committed alone, or within the next transaction on the connection
 * ({@code findings/hibernate-reactive-cancelled-transaction.sh}).
 */
final class CancellationShield {
    private CancellationShield() {}

    /** The same work, which goes on to its end on the thread that subscribes even if the subscription is cancelled. */
    static <T> Uni<T> around(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> {
            Cancellable _ = work.subscribe().with(emitter::complete, emitter::fail);
        });
    }
}
