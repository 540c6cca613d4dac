package dev.autolog.erasure;

import dev.autolog.erasure.ErasureStepService.StepAttempt;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.startup.RoleStart;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Runs erasures page by page. All instances together process one page at a time, and pause as long as the page took, so that
 * live calls come first.
 */
@ApplicationScoped
class ErasureWorker {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Vertx vertx;
    private final ErasureStepService steps;
    private final BackgroundWorker backgroundWorker;

    ErasureWorker(SchemaMigrator schemaMigrator, Vertx vertx, ErasureStepService steps) {
        this.vertx = vertx;
        this.steps = steps;
        backgroundWorker = new BackgroundWorker("erasing", "Erasing", schemaMigrator, this::workOff);
    }

    void start(@Observes RoleStart.Calls event) {
        backgroundWorker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        backgroundWorker.stop();
    }

    private void workOff() throws InterruptedException {
        boolean goesOn = true;
        while (goesOn) {
            long begin = System.nanoTime();
            StepAttempt attempt = VertxContexts.await(vertx, steps::page);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            goesOn = backgroundWorker.rest(attempt == StepAttempt.DONE ? took : BETWEEN_LOOKS);
        }
    }
}
