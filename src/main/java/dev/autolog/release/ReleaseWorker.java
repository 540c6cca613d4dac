package dev.autolog.release;

import dev.autolog.kafka.FailureClassifier;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.startup.RoleStart;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Publishes due held logs every second. Runs on every instance: the legs' locks let only one publish each log. */
@ApplicationScoped
class ReleaseWorker {
    private static final Logger LOG = Logger.getLogger(ReleaseWorker.class);
    private static final long BETWEEN_LOOKS_MILLIS = 1000;

    private final Vertx vertx;
    private final SchemaMigrator schemaMigrator;
    private final ReleaseService releaseService;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long timer;

    ReleaseWorker(Vertx vertx, SchemaMigrator schemaMigrator, ReleaseService releaseService) {
        this.vertx = vertx;
        this.schemaMigrator = schemaMigrator;
        this.releaseService = releaseService;
    }

    void start(@Observes RoleStart.Calls event) {
        timer = vertx.setPeriodic(BETWEEN_LOOKS_MILLIS, _ -> releaseDue());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void releaseDue() {
        if (busy.compareAndSet(false, true)) {
            var _ = schemaMigrator
                    .whenCurrent()
                    .chain(this::allThatIsDue)
                    .onTermination()
                    .invoke(() -> busy.set(false))
                    .subscribe()
                    .with(
                            _ -> {},
                            failure -> LOG.infof(
                                    "Retrying the release of held logs: %s", FailureClassifier.describe(failure)));
        }
    }

    private Uni<Void> allThatIsDue() {
        return Uni.createFrom()
                .deferred(releaseService::page)
                .runSubscriptionOn(MutinyHelper.executor(VertxContexts.newSafeContext(vertx)))
                .chain(goesOn -> goesOn ? allThatIsDue() : Uni.createFrom().voidItem());
    }
}
