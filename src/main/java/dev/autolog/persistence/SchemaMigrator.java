package dev.autolog.persistence;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Migrates the database's schema in the background, retrying as long as necessary: while the database is unavailable at startup,
 * the service is not ready, but stays up. Then runs the preparations that must precede all other work in the new schema.
 */
@ApplicationScoped
public class SchemaMigrator {
    private static final Logger LOG = Logger.getLogger(SchemaMigrator.class);
    private static final long BACK_OFF_MILLIS = 1000;

    private final Flyway flyway;
    private final RowSecurity rowSecurity;
    private final Instance<SchemaPreparation> schemaPreparations;
    private final CompletableFuture<Void> current = new CompletableFuture<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    SchemaMigrator(Flyway flyway, RowSecurity rowSecurity, @Any Instance<SchemaPreparation> schemaPreparations) {
        this.flyway = flyway;
        this.rowSecurity = rowSecurity;
        this.schemaPreparations = schemaPreparations;
    }

    void start(@Observes StartupEvent event) {
        Thread.ofVirtual().name("schema").start(this::migrateUntilDone);
    }

    void stop(@Observes ShutdownEvent event) {
        stopping.countDown();
    }

    /** Whether the schema has this release's version. */
    public boolean isCurrent() {
        return current.isDone();
    }

    /** Completes once the schema has this release's version. */
    public Uni<Void> whenCurrent() {
        return current.isDone() ? Uni.createFrom().voidItem() : Uni.createFrom().completionStage(current);
    }

    /**
     * Waits until the schema has this release's version.
     *
     * @return false if the caller must stop before
     */
    public boolean awaitCurrent(CountDownLatch stopping) throws InterruptedException {
        while (!isCurrent()) {
            if (stopping.await(BACK_OFF_MILLIS / 10, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        return true;
    }

    private void migrateUntilDone() {
        try {
            do {
                try {
                    SessionCheck.demandSessions(flyway.getConfiguration().getDataSource());
                    flyway.migrate();
                    rowSecurity.apply();
                    schemaPreparations.forEach(SchemaPreparation::prepare);
                    current.complete(null);
                    return;
                } catch (RuntimeException e) {
                    LOG.warnf("Schema migration failed, retrying: %s", reason(e));
                }
            } while (!stopping.await(BACK_OFF_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String reason(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }
}
