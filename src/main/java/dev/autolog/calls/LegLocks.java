package dev.autolog.calls;

import dev.autolog.domain.LegKey;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Serializes transactions that change the same existing leg. These are advisory locks, because PostgreSQL assigns a transaction
 * id before it waits for a row lock. With advisory locks, the later of two transactions that change a leg has the higher id, and
 * the relay publishes in the order of these ids.
 */
@ApplicationScoped
class LegLocks {
    /** High enough that two batches seldom share a lock, low enough for PostgreSQL's lock table. */
    private static final int BUCKETS = 1024;
    /** The namespace of these locks among the database's advisory locks. */
    private static final int SPACE = 0x4c45_4753;

    private static final RowArrays<Integer> ROWS =
            new RowArrays<Integer>().column("bucket", "integer", bucket -> bucket);
    // unnest returns rows in array order, so all transactions lock in the same order and cannot deadlock.
    private static final String TAKE =
            "select count(pg_advisory_xact_lock(" + SPACE + ", k.bucket)) from " + ROWS.as("k");

    /** Waits for the legs' locks, which are held until the transaction ends. */
    Uni<Void> take(Mutiny.StatelessSession session, Collection<LegKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Integer> buckets = keys.stream()
                .map(key -> Math.floorMod(key.hashCode(), BUCKETS))
                .distinct()
                .sorted()
                .toList();
        return ROWS.bind(session.createNativeQuery(TAKE, Long.class), buckets)
                .getSingleResult()
                .replaceWithVoid();
    }
}
