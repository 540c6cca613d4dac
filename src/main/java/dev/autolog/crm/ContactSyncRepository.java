package dev.autolog.crm;

import dev.autolog.crm.ContactSync.ContactWalk;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code crm_contact_sync}: how far the contacts of connections are read. */
@ApplicationScoped
public class ContactSyncRepository {
    private static final String KEY = " where account_id = ?1 and connection_id = cast(cast(?2 as text) as uuid)";
    private static final String ONE =
            "select cursor, read_at, attempts, synced_at, walk, walk_stage, walk_cursor, walk_at,"
                    + " walk_attempts, walk_problem, gone, confirmed_gone from crm_contact_sync" + KEY;
    private static final String BEGIN = "insert into crm_contact_sync (account_id, connection_id, read_at)"
            + " values (?1, cast(cast(?2 as text) as uuid), cast(cast(?3 as text) as timestamptz))";
    // Progress is that of the first synchronization.
    private static final String READ = "update crm_contact_sync set cursor = cast(?3 as text),"
            + " read_at = cast(cast(?4 as text) as timestamptz), attempts = 0, problem = null,"
            + " contacts_read = contacts_read + case when synced_at is null then cast(cast(?5 as text) as bigint) else 0 end,"
            + " contacts_total = case when synced_at is null"
            + " then coalesce(cast(cast(?6 as text) as bigint), contacts_total) else contacts_total end,"
            + " synced_at = coalesce(synced_at, cast(cast(?7 as text) as timestamptz)),"
            + " walk_at = case when synced_at is null then cast(cast(?8 as text) as timestamptz) else walk_at end"
            + KEY;
    private static final String START_OVER =
            "update crm_contact_sync set cursor = null," + " read_at = cast(cast(?3 as text) as timestamptz)" + KEY;
    private static final String FAILED = "update crm_contact_sync set cursor = cast(?3 as text),"
            + " read_at = cast(cast(?4 as text) as timestamptz), attempts = attempts + 1, problem = ?5" + KEY;
    private static final String WALKED = "update crm_contact_sync set walk = cast(cast(?3 as text) as integer),"
            + " walk_stage = ?4, walk_cursor = cast(?5 as text), walk_at = cast(cast(?6 as text) as timestamptz),"
            + " walk_attempts = cast(cast(?7 as text) as integer), walk_problem = cast(?8 as text),"
            + " gone = cast(cast(?9 as text) as integer), confirmed_gone = cast(cast(?10 as text) as integer)" + KEY;
    private static final String CONFIRM = "update crm_contact_sync set walk_stage = 'RESTING', walk_problem = null,"
            + " confirmed_gone = gone, walk_at = cast(cast(?3 as text) as timestamptz)" + KEY
            + " and walk_stage = 'STOPPED'";

    /** The first row is made with the first reading. */
    Uni<ContactSync> of(Mutiny.StatelessSession session, ConnectionKey key, Instant now) {
        return bound(session.createNativeQuery(ONE, Object[].class), key)
                .getResultList()
                .chain(rows -> rows.isEmpty()
                        ? begin(session, key, now)
                        : Uni.createFrom().item(sync(rows.getFirst())));
    }

    private static Uni<ContactSync> begin(Mutiny.StatelessSession session, ConnectionKey key, Instant now) {
        return bound(session.createNativeQuery(BEGIN), key)
                .setParameter(3, now.toString())
                .executeUpdate()
                .replaceWith(new ContactSync(null, now, 0, null, ContactWalk.NONE));
    }

    /**
     * A page of changes was read.
     *
     * @param completeAt the time, if nothing is left for now; null if there are more pages
     * @param walkAt when the first walk begins, if this completes the first synchronization; null if there are more pages
     */
    Uni<Void> read(
            Mutiny.StatelessSession session,
            ConnectionKey key,
            ContactPage page,
            Instant nextAt,
            @Nullable Instant completeAt,
            @Nullable Instant walkAt) {
        Long total = page.total();
        return bound(session.createNativeQuery(READ), key)
                .setParameter(3, page.cursor())
                .setParameter(4, nextAt.toString())
                .setParameter(5, Integer.toString(page.contacts().size()))
                .setParameter(6, total == null ? null : total.toString())
                .setParameter(7, text(completeAt))
                .setParameter(8, text(walkAt))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** A page of changes could not be read. */
    Uni<Void> failed(
            Mutiny.StatelessSession session, ConnectionKey key, @Nullable String cursor, String code, Instant nextAt) {
        return bound(session.createNativeQuery(FAILED), key)
                .setParameter(3, cursor)
                .setParameter(4, nextAt.toString())
                .setParameter(5, code)
                .executeUpdate()
                .replaceWithVoid();
    }

    /** All contacts are read again; those without changes are not published. */
    Uni<Void> startOver(Mutiny.StatelessSession session, ConnectionKey key, Instant now) {
        return bound(session.createNativeQuery(START_OVER), key)
                .setParameter(3, now.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Stores how far a walk is. */
    Uni<Void> walked(Mutiny.StatelessSession session, ConnectionKey key, ContactWalk walk) {
        return bound(session.createNativeQuery(WALKED), key)
                .setParameter(3, Integer.toString(walk.number()))
                .setParameter(4, walk.stage().name())
                .setParameter(5, walk.cursor())
                .setParameter(6, text(walk.at()))
                .setParameter(7, Integer.toString(walk.attempts()))
                .setParameter(8, walk.problem())
                .setParameter(9, Integer.toString(walk.gone()))
                .setParameter(10, Integer.toString(walk.confirmedGone()))
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * An admin confirms that as many contacts are gone as the stopped walk found: they are deleted if they are still gone.
     *
     * @return whether there was something to confirm
     */
    public Uni<Boolean> confirm(Mutiny.StatelessSession session, ConnectionKey key, Instant now) {
        return bound(session.createNativeQuery(CONFIRM), key)
                .setParameter(3, now.toString())
                .executeUpdate()
                .map(changed -> changed > 0);
    }

    private static <Q extends Mutiny.AbstractQuery> Q bound(Q query, ConnectionKey key) {
        query.setParameter(1, key.accountId());
        query.setParameter(2, key.connectionId().toString());
        return query;
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static ContactSync sync(@Nullable Object[] row) {
        return new ContactSync(
                (String) row[0],
                Objects.requireNonNull(RowValues.time(row[1])),
                number(row[2]),
                RowValues.time(row[3]),
                new ContactWalk(
                        number(row[4]),
                        WalkStage.valueOf((String) RowValues.present(row[5])),
                        (String) row[6],
                        RowValues.time(row[7]),
                        number(row[8]),
                        (String) row[9],
                        number(row[10]),
                        number(row[11])));
    }

    private static int number(@Nullable Object value) {
        return (Integer) RowValues.present(value);
    }
}
