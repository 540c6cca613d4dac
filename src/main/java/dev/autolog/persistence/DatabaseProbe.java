package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Asks PostgreSQL on both pools whether it answers and takes writes. A server that stands still is no answer after two seconds. */
@ApplicationScoped
public class DatabaseProbe {
    /** Less than probes wait. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final String ANSWERS = "answers";

    private final Question pipeline;
    private final Question workers;

    DatabaseProbe(Pool pool, WriteAccess writeAccess) {
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

    /**
     * What PostgreSQL said.
     *
     * @param pipeline on the pool of the pipeline and the API, in words
     * @param workers on the pool of the background workers, in words
     */
    public record Answers(String pipeline, String workers) {
        /** Whether it answers on both and takes writes. */
        public boolean isWorking() {
            return pipeline.equals(ANSWERS) && workers.equals(ANSWERS);
        }
    }

    private static String answer(WriteAccess writeAccess) {
        try {
            return writeAccess.check() ? ANSWERS : "read-only";
        } catch (SQLException e) {
            return "SQL state " + e.getSQLState();
        }
    }

    /** Asks; never fails. */
    public Uni<Answers> ask() {
        return Uni.combine()
                .all()
                .unis(pipeline.answer(), workers.answer())
                .asTuple()
                .map(answers -> new Answers(answers.getItem1(), answers.getItem2()));
    }

    /** Asked once at a time: a server that is frozen would be asked by each probe, until no connection is left. */
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
