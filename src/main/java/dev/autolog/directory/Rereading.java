package dev.autolog.directory;

import dev.autolog.records.Contexts;
import dev.autolog.sql.Schema;
import dev.autolog.sql.Worker;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Reads contacts again whenever an account's default region became another. On every instance, one page at a time among all of
 * them, and resting as long as a page took: calls and the CRM's own changes come first.
 */
@ApplicationScoped
class Rereading {

    private final Vertx vertx;
    private final RereadContacts contacts;
    private final Worker worker;

    Rereading(Schema schema, Vertx vertx, RereadContacts contacts) {
        this.vertx = vertx;
        this.contacts = contacts;
        worker = new Worker("rereading", "Reading contacts again", schema, this::workOff);
    }

    void start(@Observes StartupEvent event) {
        worker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        worker.stop();
    }

    private void workOff() throws InterruptedException {
        await(contacts::begin);
        long begin = System.nanoTime();
        while (await(contacts::page) && worker.rest(Duration.ofNanos(System.nanoTime() - begin))) {
            begin = System.nanoTime();
        }
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return Contexts.await(vertx, work);
    }
}
