package dev.autolog.directory;

import dev.autolog.records.Contexts;
import dev.autolog.sql.Schema;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Reads contacts again whenever an account's default region became another. On every instance, one page at a time among all of
 * them, and resting as long as a page took: calls and the CRM's own changes come first.
 */
@ApplicationScoped
class Rereading {
    private static final Logger LOG = Logger.getLogger(Rereading.class);
    private static final long BETWEEN_LOOKS_MILLIS = 1000;
    private static final Duration PAGE_DONE_WITHIN = Duration.ofMinutes(1);

    private final Schema schema;
    private final Vertx vertx;
    private final RereadContacts contacts;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("rereading").unstarted(this::run);

    Rereading(Schema schema, Vertx vertx, RereadContacts contacts) {
        this.schema = schema;
        this.vertx = vertx;
        this.contacts = contacts;
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        stopping.countDown();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    private void run() {
        try {
            if (!schema.awaitCurrent(stopping)) {
                return;
            }
            do {
                try {
                    workOff();
                } catch (RuntimeException e) {
                    LOG.infof("Reading contacts again waits: %s", e.getClass().getSimpleName());
                }
            } while (!stopping.await(BETWEEN_LOOKS_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workOff() throws InterruptedException {
        await(contacts::begin);
        long begin = System.nanoTime();
        while (await(contacts::page) && !stopping.await(System.nanoTime() - begin, TimeUnit.NANOSECONDS)) {
            begin = System.nanoTime();
        }
    }

    private <T> T await(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .<T>deferred(work::get)
                .runSubscriptionOn(MutinyHelper.executor(Contexts.newSafeContext(vertx)))
                .await()
                .atMost(PAGE_DONE_WITHIN);
    }
}
