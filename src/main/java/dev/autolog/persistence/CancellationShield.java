package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.Cancellable;

/**
 * Lets a transaction finish when its result is no longer wanted, for example because the HTTP client disconnected.
 *
 * <p>A cancelled transaction would be rolled back at once and its connection returned to the pool, while some of its statements
 * are still in flight: each of them would then be committed alone, or in the next transaction on the connection ({@code
 * findings/hibernate-reactive-cancelled-transaction.sh}).
 */
final class CancellationShield {
    private CancellationShield() {}

    /** The same work, which runs to its end on the subscribing thread even if the subscription is cancelled. */
    static <T> Uni<T> around(Uni<T> work) {
        return Uni.createFrom().emitter(emitter -> {
            Cancellable _ = work.subscribe().with(emitter::complete, emitter::fail);
        });
    }
}
