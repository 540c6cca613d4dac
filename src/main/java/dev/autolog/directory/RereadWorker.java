package dev.autolog.directory;

import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Reads contacts again after an account's default region changed, or the rules that numbers are read by. One instance at a time
 * reads a page, and rests as long as the page took: calls and the CRM's own changes come first.
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

    void start(@Observes StartupEvent event) {
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
