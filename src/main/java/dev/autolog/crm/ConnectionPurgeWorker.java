package dev.autolog.crm;

import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.persistence.BackgroundWorker;
import dev.autolog.persistence.SchemaMigrator;
import dev.autolog.startup.RoleStart;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Deletes the rows of connections that admins ended, so many at a time. */
@ApplicationScoped
class ConnectionPurgeWorker {
    /** Tables with rows of a connection, beside its own. */
    private static final List<String> TABLES = List.of("crm_log", "crm_placeholder", "crm_contact", "crm_contact_sync");

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    /** Batches that were queued for the connection have ended by then. */
    private static final Duration GRACE = Duration.ofMinutes(2);

    private static final int MOST_ROWS = 5_000;
    private static final String ENDED = "select account_id, connection_id from crm_connection"
            + " where ended_at is not null order by ended_at limit 1 for update skip locked";
    private static final String DELETE_ROWS = "delete from %1$s t using (select ctid from %1$s where account_id = ?1"
            + " and connection_id = ?2 limit " + MOST_ROWS + ") d where t.ctid = d.ctid";
    private static final String DELETE_CONNECTION = "delete from crm_connection where account_id = ?1"
            + " and connection_id = ?2 and ended_at < cast(cast(?3 as text) as timestamptz)";

    private final AccountSessions sessions;
    private final Clock clock;
    private final Vertx vertx;
    private final BackgroundWorker backgroundWorker;

    ConnectionPurgeWorker(SchemaMigrator schemaMigrator, AccountSessions sessions, Clock clock, Vertx vertx) {
        this.sessions = sessions;
        this.clock = clock;
        this.vertx = vertx;
        backgroundWorker =
                new BackgroundWorker("crm-purge", "Deleting ended connections to CRMs", schemaMigrator, this::work);
    }

    void start(@Observes RoleStart.Crm event) {
        backgroundWorker.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        backgroundWorker.stop();
    }

    private void work() throws InterruptedException {
        do {
            while (backgroundWorker.goesOn() && VertxContexts.await(vertx, () -> page(clock.instant()))) {
                // Each page is a transaction.
            }
        } while (backgroundWorker.rest(BETWEEN_LOOKS));
    }

    /** Deletes rows of the connection that ended first, and says whether there may be more. */
    Uni<Boolean> page(Instant now) {
        return sessions.writeAll(session -> session.createNativeQuery(ENDED, Object[].class)
                .getResultList()
                .chain(rows -> {
                    Optional<ConnectionKey> ended =
                            rows.stream().findFirst().map(row -> new ConnectionKey((String) row[0], (UUID) row[1]));
                    return ended.isEmpty()
                            ? Uni.createFrom().item(false)
                            : AccountSessions.narrow(
                                            session, List.of(ended.get().accountId()))
                                    .chain(() -> delete(session, ended.get(), now));
                }));
    }

    private static Uni<Boolean> delete(Mutiny.StatelessSession session, ConnectionKey key, Instant now) {
        Uni<Integer> rows = Uni.createFrom().item(0);
        for (String table : TABLES) {
            rows = rows.chain(count -> bound(session, DELETE_ROWS.formatted(table), key)
                    .executeUpdate()
                    .map(deleted -> count + deleted));
        }
        return rows.chain(count -> count > 0
                ? Uni.createFrom().item(true)
                : bound(session, DELETE_CONNECTION, key)
                        .setParameter(3, now.minus(GRACE).toString())
                        .executeUpdate()
                        .map(deleted -> deleted > 0));
    }

    private static Mutiny.MutationQuery bound(Mutiny.StatelessSession session, String sql, ConnectionKey key) {
        return session.createNativeQuery(sql).setParameter(1, key.accountId()).setParameter(2, key.connectionId());
    }
}
