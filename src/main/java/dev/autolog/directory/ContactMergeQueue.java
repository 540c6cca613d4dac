package dev.autolog.directory;

import dev.autolog.domain.Contact;
import dev.autolog.kafka.RecordKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** The queue of merged contacts whose logs and conflicts have not been moved yet. */
@ApplicationScoped
public class ContactMergeQueue {
    /** How long the remembered numbers of a deleted contact are kept, in case the CRM reports a merge later. */
    private static final String KEEP_FORGOTTEN = "30 days";

    private static final String TARGET_EXISTS =
            " and exists (select 1 from contact c" + " where c.account_id = m.account_id and c.contact_id = m.new_id)";
    private static final String MARK_HORIZON = "update contact_merge m set horizon = pg_current_xact_id()"
            + " where m.finished_at is null and m.horizon is null" + TARGET_EXISTS;
    private static final String NEXT = "select m.account_id, m.old_id, " + ContactRows.COLUMNS + " from contact_merge m"
            + " join contact c on c.account_id = m.account_id and c.contact_id = m.new_id"
            + " where m.finished_at is null and m.horizon <= pg_snapshot_xmin(pg_current_snapshot())"
            + " order by m.horizon, m.merged_at, m.account_id, m.old_id limit 1";
    private static final String PASS_TURN =
            "update contact_merge set horizon = null where account_id = ?1 and old_id = ?2";
    private static final String FINISH = "update contact_merge"
            + " set finished_at = cast(cast(?3 as text) as timestamptz) where account_id = ?1 and old_id = ?2";
    private static final String CLEAN_UP = "delete from forgotten_number"
            + " where forgotten_at < cast(cast(?1 as text) as timestamptz) - interval '" + KEEP_FORGOTTEN + "'";

    private final ContactRows reader;

    ContactMergeQueue(ContactRows reader) {
        this.reader = reader;
    }

    /** A contact that the CRM merged into another. */
    public record PendingMerge(RecordKey old, Contact into) {}

    /** Sets the horizon of new merges: transactions before it may have read the directory as it was. */
    public Uni<Integer> markHorizon(Mutiny.StatelessSession session) {
        return session.createNativeQuery(MARK_HORIZON).executeUpdate();
    }

    /** The next merge that all running transactions can see; empty for none. */
    public Uni<Optional<PendingMerge>> next(Mutiny.StatelessSession session) {
        return session.createNativeQuery(NEXT, Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new PendingMerge(
                                new RecordKey((String) row[0], (String) row[1]), reader.contact(row, 2))));
    }

    /** Moves a merge to the end of the queue, where it gets a new horizon. */
    public Uni<Void> passTurn(Mutiny.StatelessSession session, RecordKey old) {
        return session.createNativeQuery(PASS_TURN)
                .setParameter(1, old.accountId())
                .setParameter(2, old.id())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Marks a merge as finished: everything of the old contact has been moved. */
    public Uni<Void> finish(Mutiny.StatelessSession session, RecordKey old, Instant now) {
        return session.createNativeQuery(FINISH)
                .setParameter(1, old.accountId())
                .setParameter(2, old.id())
                .setParameter(3, now.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Deletes remembered numbers of contacts that were deleted long ago. */
    public Uni<Void> cleanUp(Mutiny.StatelessSession session, Instant now) {
        return session.createNativeQuery(CLEAN_UP)
                .setParameter(1, now.toString())
                .executeUpdate()
                .replaceWithVoid();
    }
}
