package dev.autolog.crm;

import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.reactive.mutiny.Mutiny;

/** The table {@code crm_contact}: what was published of the contacts of connections. */
@ApplicationScoped
public class PublishedContactRepository {
    /** The digest of a deletion. */
    public static final String GONE = "gone";

    /**
     * A contact as it was published.
     *
     * @param walk the last walk that listed it, or during which it was read; 0 for a deletion
     */
    public record PublishedContact(String contactId, String digest, boolean isGone, int walk) {}

    /**
     * How many contacts there are that were not deleted.
     *
     * @param missing those of them that no walk has listed since a number
     */
    public record ContactCount(long all, long missing) {}

    private static final RowArrays<PublishedContact> ROWS = new RowArrays<PublishedContact>()
            .column("contact_id", "text", PublishedContact::contactId)
            .column("digest", "text", PublishedContact::digest)
            .column("gone", "boolean", PublishedContact::isGone)
            .column("walk", "integer", PublishedContact::walk);
    private static final String STORE = "insert into crm_contact as t (account_id, connection_id, " + ROWS.names() + ")"
            + " select cast(?5 as text), cast(cast(?6 as text) as uuid), " + ROWS.names() + " from " + ROWS.as("r")
            + " on conflict (account_id, connection_id, contact_id) do update set digest = excluded.digest,"
            + " gone = excluded.gone, walk = excluded.walk"
            + " where (t.digest, t.gone, t.walk) is distinct from (excluded.digest, excluded.gone, excluded.walk)";
    private static final String KEY = " where account_id = ?1 and connection_id = cast(cast(?2 as text) as uuid)";
    private static final String NAMED = KEY + " and contact_id = any(cast(?3 as text[]))";
    private static final String UNLISTED = KEY + " and not gone and walk < cast(cast(?3 as text) as integer)";
    private static final String DIGESTS = "select contact_id, digest from crm_contact" + NAMED;
    // An id that no reading has brought is kept as one that is gone.
    private static final String LISTED =
            "insert into crm_contact (account_id, connection_id, contact_id, digest, gone, walk)"
                    + " select distinct cast(?1 as text), cast(cast(?2 as text) as uuid), r.id, '" + GONE + "', true,"
                    + " cast(cast(?4 as text) as integer) from unnest(cast(?3 as text[])) as r(id)"
                    + " on conflict (account_id, connection_id, contact_id) do update set walk = excluded.walk";
    private static final String UNREAD = "select count(*) from (select 1 from crm_contact" + KEY
            + " and gone and walk >= cast(cast(?3 as text) as integer) limit 1) u";
    private static final String DELETE = "update crm_contact set gone = true, digest = '" + GONE + "'" + NAMED;
    private static final String COUNT =
            "select count(*), count(*) filter (where walk < cast(cast(?3 as text) as integer))" + " from crm_contact"
                    + KEY + " and not gone";
    private static final String LAST_WALK = "select coalesce(max(walk), 0) from crm_contact" + KEY;
    private static final String MISSING = "select contact_id from crm_contact" + UNLISTED
            + " order by walk, contact_id limit cast(cast(?4 as text) as integer)";

    /** The digests of what was published, by the ids of the contacts; those that were never published are left out. */
    public Uni<Map<String, String>> digests(
            Mutiny.StatelessSession session, ConnectionKey key, Collection<String> contactIds) {
        return bound(session.createNativeQuery(DIGESTS, Object[].class), key)
                .setParameter(3, contactIds.toArray(String[]::new))
                .getResultList()
                .map(rows -> {
                    Map<String, String> digests = new HashMap<>();
                    rows.forEach(row -> digests.put((String) row[0], (String) row[1]));
                    return digests;
                });
    }

    /** Stores what was published. */
    public Uni<Void> store(Mutiny.StatelessSession session, ConnectionKey key, List<PublishedContact> contacts) {
        if (contacts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return ROWS.bind(session.createNativeQuery(STORE), contacts)
                .setParameter(5, key.accountId())
                .setParameter(6, key.connectionId().toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** A walk has listed contacts. */
    Uni<Void> listed(Mutiny.StatelessSession session, ConnectionKey key, Collection<String> contactIds, int walk) {
        return bound(session.createNativeQuery(LISTED), key)
                .setParameter(3, contactIds.toArray(String[]::new))
                .setParameter(4, Integer.toString(walk))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Whether a walk from a number on listed contacts that are not published, or were deleted: the reading of changes missed them. */
    Uni<Boolean> isUnread(Mutiny.StatelessSession session, ConnectionKey key, int walk) {
        return bound(session.createNativeQuery(UNREAD, Long.class), key)
                .setParameter(3, Integer.toString(walk))
                .getSingleResult()
                .map(count -> count > 0);
    }

    /** The number of the last walk that listed a contact; 0 before the first. */
    public Uni<Integer> lastWalk(Mutiny.StatelessSession session, ConnectionKey key) {
        return bound(session.createNativeQuery(LAST_WALK, Integer.class), key).getSingleResult();
    }

    /** Counts contacts, and those that no walk from a number on has listed. */
    public Uni<ContactCount> count(Mutiny.StatelessSession session, ConnectionKey key, int walk) {
        return bound(session.createNativeQuery(COUNT, Object[].class), key)
                .setParameter(3, Integer.toString(walk))
                .getSingleResult()
                .map(row -> new ContactCount(number(row[0]), number(row[1])));
    }

    private static long number(Object value) {
        return ((Number) RowValues.present(value)).longValue();
    }

    /** Contacts that no walk from a number on has listed. */
    public Uni<List<String>> missing(Mutiny.StatelessSession session, ConnectionKey key, int walk, int limit) {
        return bound(session.createNativeQuery(MISSING, String.class), key)
                .setParameter(3, Integer.toString(walk))
                .setParameter(4, Integer.toString(limit))
                .getResultList();
    }

    /** Tombstones of contacts were published. */
    public Uni<Void> deleted(Mutiny.StatelessSession session, ConnectionKey key, Collection<String> contactIds) {
        return bound(session.createNativeQuery(DELETE), key)
                .setParameter(3, contactIds.toArray(String[]::new))
                .executeUpdate()
                .replaceWithVoid();
    }

    private static <Q extends Mutiny.AbstractQuery> Q bound(Q query, ConnectionKey key) {
        query.setParameter(1, key.accountId());
        query.setParameter(2, key.connectionId().toString());
        return query;
    }
}
