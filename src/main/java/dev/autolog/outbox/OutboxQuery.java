package dev.autolog.outbox;

import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads the state of the relay from the database, on any instance. */
@ApplicationScoped
public class OutboxQuery {
    /** pg_locks shows a 64-bit advisory lock as two halves. */
    private static final String NOW = "select exists (select 1 from pg_locks l where l.locktype = 'advisory'"
            + " and l.granted and l.objsubid = 1 and l.classid = " + (RelaySession.LOCK >>> 32)
            + " and l.objid = " + (RelaySession.LOCK & 0xffff_ffffL)
            + " and l.database = (select d.oid from pg_database d where d.datname = current_database())), (select a.at"
            + " from audit_trail a where (a.tx, a.line) > ((select c.tx from relay_cursor c),"
            + " (select c.line from relay_cursor c)) order by a.tx, a.line limit 1)";

    /**
     * The state of the relay.
     *
     * @param active whether an instance publishes
     * @param oldestUnpublished when the oldest unpublished entry was decided; empty if all are published
     */
    public record OutboxState(boolean active, Optional<Instant> oldestUnpublished) {}

    /** The current state. */
    public Uni<OutboxState> now(Mutiny.StatelessSession session) {
        return session.createNativeQuery(NOW, Object[].class)
                .getSingleResult()
                .map(row -> new OutboxState((Boolean) row[0], Optional.ofNullable(RowValues.time(row[1]))));
    }
}
