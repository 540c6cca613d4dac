package dev.autolog.monitoring;

import dev.autolog.persistence.WriteAccess;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready only while PostgreSQL answers on both pools and accepts writes. The pools' own checks in Quarkus wait as long as a frozen
 * server does, and pass on a read-only one.
 */
@Readiness
@ApplicationScoped
class DatabaseHealthCheck implements AsyncHealthCheck {
    /** Shorter than the timeout of probes. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String ANSWERS = "answers";

    private final Question pipeline;
    private final Question workers;

    DatabaseHealthCheck(Pool pool, WriteAccess writeAccess) {
        pipeline = new Question(() -> pool.query("select 1")
                .execute()
                .replaceWith(ANSWERS)
                .subscribeAsCompletionStage()
                .toCompletableFuture());
        workers = new Question(() -> Uni.createFrom()
                .item(() -> answer(writeAccess))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .subscribeAsCompletionStage()
                .toCompletableFuture());
    }

    private static String answer(WriteAccess writeAccess) {
        try {
            return writeAccess.check() ? ANSWERS : "read-only";
        } catch (SQLException e) {
            return "SQL state " + e.getSQLState();
        }
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.combine()
                .all()
                .unis(pipeline.answer(), workers.answer())
                .asTuple()
                .map(answers -> HealthCheckResponse.named("PostgreSQL")
                        .status(answers.getItem1().equals(ANSWERS)
                                && answers.getItem2().equals(ANSWERS))
                        .withData("pipeline", answers.getItem1())
                        .withData("workers", answers.getItem2())
                        .build());
    }

    /** Asks once at a time: otherwise each probe would take a connection to a frozen server until none is left. */
    private static final class Question {
        private final Supplier<CompletableFuture<String>> ask;
        private @Nullable CompletableFuture<String> asked;

        Question(Supplier<CompletableFuture<String>> ask) {
            this.ask = ask;
        }

        Uni<String> answer() {
            return Uni.createFrom()
                    .completionStage(this::pending)
                    .ifNoItem()
                    .after(PATIENCE)
                    .recoverWithItem("no answer")
                    .onFailure()
                    .recoverWithItem("no connection");
        }

        private synchronized CompletableFuture<String> pending() {
            CompletableFuture<String> pending = asked;
            if (pending == null || pending.isDone()) {
                pending = ask.get();
                asked = pending;
            }
            return pending.copy();
        }
    }
}
