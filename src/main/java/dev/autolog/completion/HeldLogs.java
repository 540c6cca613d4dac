package dev.autolog.completion;

import dev.autolog.records.Contexts;
import dev.autolog.records.Failures;
import dev.autolog.sql.Schema;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Looks every second for logs that were held back long enough. On every instance: their legs' locks let one publish each. */
@ApplicationScoped
class HeldLogs {
    private static final Logger LOG = Logger.getLogger(HeldLogs.class);
    private static final long BETWEEN_LOOKS_MILLIS = 1000;

    private final Vertx vertx;
    private final Schema schema;
    private final ReleaseLogs releaseLogs;
    private final AtomicBoolean busy = new AtomicBoolean();
    private long timer;

    HeldLogs(Vertx vertx, Schema schema, ReleaseLogs releaseLogs) {
        this.vertx = vertx;
        this.schema = schema;
        this.releaseLogs = releaseLogs;
    }

    void start(@Observes StartupEvent event) {
        timer = vertx.setPeriodic(BETWEEN_LOOKS_MILLIS, _ -> look());
    }

    void stop(@Observes ShutdownEvent event) {
        vertx.cancelTimer(timer);
    }

    private void look() {
        if (busy.compareAndSet(false, true)) {
            var _ = schema.whenCurrent()
                    .chain(this::allThatIsDue)
                    .onTermination()
                    .invoke(() -> busy.set(false))
                    .subscribe()
                    .with(_ -> {}, failure -> LOG.infof("Held logs have to wait: %s", Failures.describe(failure)));
        }
    }

    private Uni<Void> allThatIsDue() {
        return Uni.createFrom()
                .deferred(releaseLogs::page)
                .runSubscriptionOn(MutinyHelper.executor(Contexts.newSafeContext(vertx)))
                .chain(looked -> looked < ReleaseLogs.PAGE ? Uni.createFrom().voidItem() : allThatIsDue());
    }
}
