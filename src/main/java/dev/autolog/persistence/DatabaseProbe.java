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

/** Asks PostgreSQL on both pools whether it answers and accepts writes; it waits two seconds at most. */
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
     * PostgreSQL's answers, in words.
     *
     * @param pipeline from the pool of the pipeline and the API
     * @param workers from the pool of the background workers
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
