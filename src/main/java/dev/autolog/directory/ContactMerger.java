package dev.autolog.directory;

import dev.autolog.directory.ContactRecord.ContactUpdate;
import dev.autolog.kafka.RecordKey;
import dev.autolog.persistence.RowArrays;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * The table {@code contact_merge}: contacts that the CRM merged into others. No contact of the table is the target of another, so
 * one look-up finds the final contact; of contradicting statements the last one counts. Once the target has a record, the old
 * contact no longer matches, and the numbers remembered for it belong to the target; logs and conflicts are moved in the
 * background.
 */
final class ContactMerger {
    /** The key of the advisory lock: two concurrent statements could form a cycle. */
    private static final long LOCK = 0x4155_544f_4c4f_4709L;

    private static final RowArrays<RecordKey> KEYS = new RowArrays<RecordKey>()
            .column("account_id", "text", RecordKey::accountId)
            .column("contact_id", "text", RecordKey::id);
    private static final RowArrays<AppliedMerge> MERGES = new RowArrays<AppliedMerge>()
            .column("account_id", "text", AppliedMerge::accountId)
            .column("old_id", "text", AppliedMerge::oldId)
            .column("new_id", "text", AppliedMerge::newId);

    private static final String TURN = "select cast(pg_advisory_xact_lock(" + LOCK + ") as text)";
    // The old contact has a record of its own that names no other contact: the CRM reverted the merge.
    private static final String TAKE_BACK = "delete from contact_merge t using " + KEYS.as("k")
            + " where t.account_id = k.account_id and t.old_id = k.contact_id and t.by_old";
    private static final String TARGET = "select new_id from contact_merge where account_id = ?1 and old_id = ?2";
    private static final String REOPEN = "with reopened as"
            + " (delete from contact_merge where account_id = ?1 and old_id = ?2 returning account_id, old_id)"
            + " update contact t set merged_into = null from reopened r where t.account_id = r.account_id"
            + " and t.contact_id = r.old_id and t.placeholder_number is null";
    private static final String INSERT =
            "insert into contact_merge as t (account_id, old_id, new_id, by_old, merged_at)"
                    + " values (?1, ?2, ?3, ?4, cast(cast(?5 as text) as timestamptz))"
                    + " on conflict (account_id, old_id) do update set new_id = excluded.new_id, by_old = excluded.by_old,"
                    + " merged_at = excluded.merged_at, horizon = null, finished_at = null where t.new_id <> excluded.new_id";
    private static final String FLATTEN =
            "update contact_merge set new_id = ?3 where account_id = ?1 and new_id = ?2 and old_id <> ?3";
    private static final String CONCERNED = "select distinct m.account_id, m.old_id, m.new_id from " + KEYS.as("k")
            + " join contact_merge m on m.account_id = k.account_id"
            + " and (m.old_id = k.contact_id or m.new_id = k.contact_id)"
            + " join contact c on c.account_id = m.account_id and c.contact_id = m.new_id";
    private static final String MARK = "update contact t set merged_into = k.new_id from " + MERGES.as("k")
            + " where t.account_id = k.account_id and t.contact_id = k.old_id and t.placeholder_number is null"
            + " and t.merged_into is distinct from k.new_id";
    private static final String MOVE_REMEMBERED = "update remembered_number t set contact_id = k.new_id from "
            + MERGES.as("k") + " where t.account_id = k.account_id and t.contact_id = k.old_id"
            + " returning t.account_id, t.number";
    private static final String REMEMBER_AGAIN = "with again as (delete from forgotten_number t using "
            + MERGES.as("k") + " where t.account_id = k.account_id and t.contact_id = k.old_id"
            + " returning t.account_id, t.number, k.new_id, t.remembered_by, t.remembered_at)"
            + " insert into remembered_number (account_id, number, contact_id, remembered_by, remembered_at)"
            + " select account_id, number, new_id, remembered_by, remembered_at from again"
            + " on conflict (account_id, number) do nothing returning account_id, number";
    private static final String NUMBERS = "select distinct p.account_id, p.number from " + MERGES.as("k")
            + " join contact_phone p on p.account_id = k.account_id and p.contact_id = k.old_id"
            + " where p.number is not null";

    private ContactMerger() {}

    /**
     * A statement of the CRM that it merged a contact into another.
     *
     * @param old the merged contact
     * @param newId the contact that it was merged into
     * @param byOld whether the old contact's record states the merge; else the new contact's does
     */
    record MergeStatement(RecordKey old, String newId, boolean byOld) {
        /** The merges that a contact's record states. */
        static Stream<MergeStatement> in(ContactUpdate contact) {
            RecordKey key = contact.key();
            String replacedBy = contact.merge().replacedBy();
            String replaces = contact.merge().replaces();
            return Stream.concat(
                    replacedBy == null ? Stream.empty() : Stream.of(new MergeStatement(key, replacedBy, true)),
                    replaces == null
                            ? Stream.empty()
                            : Stream.of(new MergeStatement(new RecordKey(key.accountId(), replaces), key.id(), false)));
        }

        private Stream<RecordKey> keys() {
            return Stream.of(old, new RecordKey(old.accountId(), newId));
        }
    }

    private record AppliedMerge(String accountId, String oldId, String newId) {}

    /**
     * Writes stated merges, and puts those into effect whose target the directory has.
     *
     * @param written the contacts that were written
     * @param statements the merges stated by their records, and by those of contacts deleted since, in order
     */
    static Uni<Void> write(
            Mutiny.StatelessSession session,
            List<ContactUpdate> written,
            List<MergeStatement> statements,
            Instant now) {
        if (written.isEmpty() && statements.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Set<RecordKey> keys = written.stream().map(ContactUpdate::key).collect(Collectors.toCollection(HashSet::new));
        statements.stream().flatMap(MergeStatement::keys).forEach(keys::add);
        return takeBack(session, written)
                .chain(() -> state(session, statements, now))
                .chain(() -> apply(session, keys, now));
    }

    private static Uni<Void> takeBack(Mutiny.StatelessSession session, List<ContactUpdate> written) {
        List<RecordKey> alive = written.stream()
                .filter(contact -> contact.merge().replacedBy() == null)
                .map(ContactUpdate::key)
                .toList();
        return alive.isEmpty()
                ? Uni.createFrom().voidItem()
                : KEYS.bind(session.createNativeQuery(TAKE_BACK), alive)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static Uni<Void> state(Mutiny.StatelessSession session, List<MergeStatement> statements, Instant now) {
        return statements.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(TURN, String.class)
                        .getSingleResult()
                        .chain(() -> Multi.createFrom()
                                .iterable(statements)
                                .onItem()
                                .transformToUniAndConcatenate(one -> state(session, one, now))
                                .collect()
                                .last())
                        .replaceWithVoid();
    }

    private static Uni<Integer> state(Mutiny.StatelessSession session, MergeStatement statement, Instant now) {
        String accountId = statement.old().accountId();
        String oldId = statement.old().id();
        return session.createNativeQuery(TARGET, String.class)
                .setParameter(1, accountId)
                .setParameter(2, statement.newId())
                .getResultList()
                .chain(targets -> {
                    if (targets.isEmpty() || !targets.getFirst().equals(oldId)) {
                        return Uni.createFrom().item(targets.isEmpty() ? statement.newId() : targets.getFirst());
                    }
                    // A cycle: the newest statement decides which contact remains.
                    return session.createNativeQuery(REOPEN)
                            .setParameter(1, accountId)
                            .setParameter(2, statement.newId())
                            .executeUpdate()
                            .replaceWith(statement.newId());
                })
                .chain(target -> session.createNativeQuery(INSERT)
                        .setParameter(1, accountId)
                        .setParameter(2, oldId)
                        .setParameter(3, target)
                        .setParameter(4, statement.byOld())
                        .setParameter(5, now.toString())
                        .executeUpdate()
                        .chain(() -> session.createNativeQuery(FLATTEN)
                                .setParameter(1, accountId)
                                .setParameter(2, oldId)
                                .setParameter(3, target)
                                .executeUpdate()));
    }

    private static Uni<Void> apply(Mutiny.StatelessSession session, Collection<RecordKey> keys, Instant now) {
        return KEYS.bind(session.createNativeQuery(CONCERNED, Object[].class), List.copyOf(keys))
                .getResultList()
                .chain(rows -> {
                    List<AppliedMerge> merges = rows.stream()
                            .map(row -> new AppliedMerge((String) row[0], (String) row[1], (String) row[2]))
                            .toList();
                    return merges.isEmpty() ? Uni.createFrom().voidItem() : apply(session, merges, now);
                });
    }

    private static Uni<Void> apply(Mutiny.StatelessSession session, List<AppliedMerge> merges, Instant now) {
        List<NumberLookup> numbers = new ArrayList<>();
        AtomicInteger marked = new AtomicInteger();
        return MERGES.bind(session.createNativeQuery(MARK), merges)
                .executeUpdate()
                .invoke(marked::set)
                .chain(() -> numbers(session, MOVE_REMEMBERED, merges, numbers))
                .chain(() -> numbers(session, REMEMBER_AGAIN, merges, numbers))
                .chain(() -> numbers(session, NUMBERS, merges, numbers))
                .chain(() -> marked.get() == 0
                        ? Uni.createFrom().voidItem()
                        : RememberedNumberRepository.question(session, numbers, now))
                .chain(() -> RecheckRequests.put(session, numbers, now));
    }

    private static Uni<Void> numbers(
            Mutiny.StatelessSession session, String sql, List<AppliedMerge> merges, List<NumberLookup> numbers) {
        return MERGES.bind(session.createNativeQuery(sql, Object[].class), merges)
                .getResultList()
                .invoke(rows -> rows.forEach(
                        row -> numbers.add(NumberLookup.of((String) row[0], Objects.requireNonNull((String) row[1])))))
                .replaceWithVoid();
    }
}
