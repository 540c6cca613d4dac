package dev.autolog.erasure;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Erases payloads and details of audit entries, through the only database function that may change them. */
final class TrailEraser {
    private static final String UNPUBLISHED = "(t.topic is not null and t.payload is not null and (t.tx, t.line)"
            + " > ((select r.tx from relay_cursor r), (select r.line from relay_cursor r)))";
    private static final String FIND = "select t.subject_id, t.line, " + UNPUBLISHED + " from audit_trail t where "
            + ScannedTable.AUDIT_TRAIL.between()
            + " and (t.payload is not null or position('\"erased\": true' in t.why) = 0) and " + PersonConditions.ENTRY;
    private static final String ERASE =
            "select erase_audit_entries(?1 , cast(cast(?2 as text[]) as uuid[]), cast(cast(?3 as text[]) as bigint[]))";
    private static final String FORGET_PARKED = "delete from parked_publication t using unnest("
            + "cast(cast(?2 as text[]) as uuid[]), cast(cast(?3 as text[]) as bigint[])) as k (subject_id, line)"
            + " where t.account_id = ?1 and t.subject_id = k.subject_id and t.line = k.line";

    private TrailEraser() {}

    /**
     * Erases the entries of a range that are about the person.
     *
     * @return the number of erased entries; null if one of them is unpublished, in which case nothing was changed
     */
    static Uni<@Nullable Integer> erase(Mutiny.StatelessSession session, KeyRange range, PersonScope scope) {
        return range.rows(session, scope, FIND).chain(rows -> {
            if (rows.stream().anyMatch(row -> Boolean.TRUE.equals(row[2]))) {
                return Uni.createFrom().nullItem();
            }
            return rows.isEmpty()
                    ? Uni.createFrom().item(0)
                    : erase(session, scope.accountId(), rows).replaceWith(rows.size());
        });
    }

    private static Uni<Void> erase(Mutiny.StatelessSession session, String accountId, List<Object[]> rows) {
        String[] subjects =
                rows.stream().map(row -> (UUID) row[0]).map(UUID::toString).toArray(String[]::new);
        String[] lines =
                rows.stream().map(row -> (Number) row[1]).map(Number::toString).toArray(String[]::new);
        return session.createNativeQuery(ERASE, Integer.class)
                .setParameter(1, accountId)
                .setParameter(2, subjects)
                .setParameter(3, lines)
                .getSingleResult()
                .chain(() -> session.createNativeQuery(FORGET_PARKED)
                        .setParameter(1, accountId)
                        .setParameter(2, subjects)
                        .setParameter(3, lines)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
