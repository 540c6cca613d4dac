package dev.autolog.directory;

import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.startup.RoleStart;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Rereads contacts after an account's default region or the rules for reading numbers changed. One instance at a time reads a
 * page and then rests as long as the page took, because calls and changes of the CRM have priority.
 */
@ApplicationScoped
class RereadWorker {

    private final Vertx vertx;
    private final RereadService contacts;
    private final BackgroundWorker backgroundWorker;
    private boolean isAskedByRules;

    RereadWorker(SchemaMigrator schemaMigrator, Vertx vertx, RereadService contacts) {
        this.vertx = vertx;
        this.contacts = contacts;
        backgroundWorker = new BackgroundWorker("rereading", "Reading contacts again", schemaMigrator, this::workOff);
    }

    void start(@Observes RoleStart.Calls event) {
        backgroundWorker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        backgroundWorker.stop();
    }

    private void workOff() throws InterruptedException {
        if (!isAskedByRules) {
            await(contacts::askWhereRulesChanged);
            isAskedByRules = true;
        }
        await(contacts::begin);
        long begin = System.nanoTime();
        while (await(contacts::page) && backgroundWorker.rest(Duration.ofNanos(System.nanoTime() - begin))) {
            begin = System.nanoTime();
        }
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return VertxContexts.await(vertx, work);
    }
}
