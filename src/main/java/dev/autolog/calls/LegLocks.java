package dev.autolog.calls;

import dev.autolog.domain.LegKey;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Lets one transaction at a time change a leg that exists. Advisory locks, because a row's lock gives the transaction its
 * number before it waits: with these, of two transactions that change one leg the later one has the higher number, which is
 * the order that the relay publishes in.
 */
@ApplicationScoped
class LegLocks {
    /** Enough that two batches seldom meet, few enough for PostgreSQL's lock table. */
    private static final int BUCKETS = 1024;
    /** Sets these locks apart from others in the database. */
    private static final int SPACE = 0x4c45_4753;

    private static final RowArrays<Integer> ROWS =
            new RowArrays<Integer>().column("bucket", "integer", bucket -> bucket);
    // Rows of unnest come in their order, so that two transactions never wait for each other.
    private static final String TAKE =
            "select count(pg_advisory_xact_lock(" + SPACE + ", k.bucket)) from " + ROWS.as("k");

    /** Waits for the legs' locks; they are released with the transaction. */
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
