package dev.autolog.kafka;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Vert.x contexts for Hibernate Reactive, which keeps a session to the event loop that it was opened on. */
public final class VertxContexts {
    /** What takes longer will not come to an end. */
    private static final Duration LONGEST_PIECE = Duration.ofMinutes(1);

    private VertxContexts() {}

    /** A context of one unit of work's own, on the current event loop or else on the next one. */
    public static Context newSafeContext(Vertx vertx) {
        Context context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }

    /** The context that this runs on; there has to be one. */
    public static Context current() {
        return Objects.requireNonNull(Vertx.currentContext(), "not on a Vert.x context");
    }

    /** Computes away from the event loop and goes on on it. */
    public static <T> Uni<T> onWorker(Context context, Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> context.executeBlocking(work, false).toCompletionStage());
    }

    /**
     * Waits for a piece of work on a context of its own; not for event loops.
     *
     * @throws io.smallrye.mutiny.TimeoutException if it is not done within a minute
     */
    public static <T> T await(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<T>deferred(work::get)
                .runSubscriptionOn(MutinyHelper.executor(newSafeContext(vertx)))
                .await()
                .atMost(LONGEST_PIECE);
    }
}
