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

/** Vert.x contexts for Hibernate Reactive, which binds a session to the event loop that opened it. */
public final class VertxContexts {
    /** Work that takes longer is stuck. */
    private static final Duration LONGEST_PIECE = Duration.ofMinutes(1);

    private VertxContexts() {}

    /** A new context for one unit of work, on the current event loop or else on the next one. */
    public static Context newSafeContext(Vertx vertx) {
        Context context = Objects.requireNonNull(VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext()));
        VertxContextSafetyToggle.setContextSafe(context, true);
        return context;
    }

    /** The current context; fails if there is none. */
    public static Context current() {
        return Objects.requireNonNull(Vertx.currentContext(), "not on a Vert.x context");
    }

    /** Runs blocking work on a worker thread and continues on the context's event loop. */
    public static <T> Uni<T> onWorker(Context context, Callable<T> work) {
        return Uni.createFrom()
                .completionStage(() -> context.executeBlocking(work, false).toCompletionStage());
    }

    /**
     * Runs work on a context of its own and waits for its result; must not be called on an event loop.
     *
     * @throws io.smallrye.mutiny.TimeoutException if the work takes longer than a minute
     */
    public static <T> T await(Vertx vertx, Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<T>deferred(work::get)
                .runSubscriptionOn(MutinyHelper.executor(newSafeContext(vertx)))
                .await()
                .atMost(LONGEST_PIECE);
    }
}
