package dev.autolog.persistence;

import dev.autolog.kafka.VertxContexts;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Runs what needs a session as the service does: on a Vert.x context, in a transaction across accounts, on an up-to-date schema. */
@ApplicationScoped
public class Transactions {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AccountSessions sessions;
    private final Vertx vertx;
    private final SchemaMigrator schemaMigrator;

    Transactions(AccountSessions sessions, Vertx vertx, SchemaMigrator schemaMigrator) {
        this.sessions = sessions;
        this.vertx = vertx;
        this.schemaMigrator = schemaMigrator;
    }

    /** Waits for the result of the work, which is committed by then. */
    public <T extends @Nullable Object> T run(Function<Mutiny.StatelessSession, Uni<T>> work) {
        schemaMigrator.whenCurrent().await().atMost(PATIENCE);
        return transaction(work).await().atMost(PATIENCE);
    }

    /** Begins the work; the future completes after the commit, or fails after the rollback. */
    public <T> CompletableFuture<T> start(Function<Mutiny.StatelessSession, Uni<T>> work) {
        schemaMigrator.whenCurrent().await().atMost(PATIENCE);
        return transaction(work).subscribeAsCompletionStage();
    }

    /** Waits for the result of what has transactions of its own. */
    public <T extends @Nullable Object> T call(Supplier<Uni<T>> work) {
        schemaMigrator.whenCurrent().await().atMost(PATIENCE);
        return Uni.createFrom()
                .<T>deferred(work::get)
                .runSubscriptionOn(MutinyHelper.executor(VertxContexts.newSafeContext(vertx)))
                .await()
                .atMost(PATIENCE);
    }

    private <T extends @Nullable Object> Uni<T> transaction(Function<Mutiny.StatelessSession, Uni<T>> work) {
        Context context = VertxContexts.newSafeContext(vertx);
        return Uni.createFrom()
                .deferred(() -> sessions.writeAll(work))
                .runSubscriptionOn(MutinyHelper.executor(context));
    }

    /** Executes one statement with its parameters. */
    public void execute(String sql, Object... parameters) {
        int _ = run(session -> bound(session.createNativeQuery(sql), parameters).executeUpdate());
    }

    /** The rows that one query of several columns finds. */
    public List<Object[]> rows(String sql, Object... parameters) {
        return run(session -> bound(session.createNativeQuery(sql, Object[].class), parameters)
                .getResultList());
    }

    private static <Q extends Mutiny.AbstractQuery> Q bound(Q query, Object... parameters) {
        for (int i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, parameters[i]);
        }
        return query;
    }
}
