package dev.autolog.recheck;

import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.recheck.ConflictRechecker.RecheckAttempt;
import dev.autolog.startup.RoleStart;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/**
 * Moves the logs of merged contacts every second. All instances together process one page at a time, and pause as long as the
 * page took.
 */
@ApplicationScoped
class MergeWorker {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final MergeFollower mergeFollower;
    private final BackgroundWorker backgroundWorker;

    MergeWorker(SchemaMigrator schemaMigrator, Vertx vertx, MergeFollower mergeFollower) {
        this.vertx = vertx;
        this.mergeFollower = mergeFollower;
        backgroundWorker = new BackgroundWorker("merging", "Following merged contacts", schemaMigrator, this::workOff);
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
            RecheckAttempt recheckAttempt = VertxContexts.await(vertx, mergeFollower::page);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            goesOn = backgroundWorker.rest(recheckAttempt == RecheckAttempt.DONE ? took : BETWEEN_LOOKS);
        }
    }
}
