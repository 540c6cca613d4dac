package dev.autolog.calls;

import dev.autolog.domain.CallKey;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.Outcome.InConflict;
import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.AuditTrail;
import dev.autolog.outbox.OutputTopic;
import dev.autolog.persistence.BatchTooLargeException;
import dev.autolog.persistence.ReadLimit;
import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.hibernate.reactive.mutiny.Mutiny;

/** The tables of legs and conflicts. Every change of a leg is written here, together with its audit entries. */
@ApplicationScoped
public class CallRepository {
    /** More legs than any queue rings at once. */
    private static final int MOST_LEGS = 1000;
    /** The maximum size of the conflicts that one transaction writes. */
    private static final int MOST_CHARACTERS = 8 << 20;

    /** The size of a row of {@link #FIND}. */
    private static final String BYTES =
            "500 + coalesce(octet_length(l.message_text), 0) + coalesce(octet_length(l.notes), 0)"
                    + " + coalesce(octet_length(l.replaced_records), 0) + coalesce(octet_length(o.candidates), 0)"
                    + " + coalesce(octet_length(o.suggestions), 0) as bytes";

    private static final RowArrays<LegKey> KEYS = new RowArrays<LegKey>()
            .column("account_id", "text", LegKey::accountId)
            .column("call_id", "text", LegKey::callId)
            .column("agent_id", "text", LegKey::agentId);
    // A lateral join with a limit always uses the index. Without the limit, the planner could turn it into a plain
    // join, and a
    // plan made while the table was empty would scan all of it, again and again as it grows.
    private static final String FIND = ReadLimit.of(
            "select l.*, " + ConflictRepository.COLUMNS + ", " + BYTES + " from " + KEYS.as("k")
                    + " cross join lateral (select " + LegRows.SELECTED + " from call_leg t"
                    + " where t.account_id = k.account_id and t.call_id = k.call_id and t.agent_id = k.agent_id limit 1) l"
                    + " left join lateral (select " + ConflictRepository.COLUMNS + " from conflict c"
                    + " where c.account_id = l.account_id and c.conflict_id = l.id and l.outcome = 'IN_CONFLICT' limit 1) o on true");
    private static final RowArrays<LegId> IDS = new RowArrays<LegId>()
            .column("account_id", "text", LegId::accountId)
            .column("id", "uuid", LegId::id);
    private static final String FIND_KEYS = "select l.* from " + IDS.as("k")
            + " cross join lateral (select t.account_id, t.call_id, t.agent_id from call_leg t"
            + " where t.account_id = k.account_id and t.id = k.id limit 1) l";
    private static final RowArrays<CallKey> CALLS = new RowArrays<CallKey>()
            .column("account_id", "text", CallKey::accountId)
            .column("call_id", "text", CallKey::callId);
    private static final String LEGS = "select l.* from " + CALLS.as("k")
            + " cross join lateral ((select t.account_id, t.call_id, t.agent_id from call_leg t"
            + " where t.account_id = k.account_id and t.call_id = k.call_id limit " + MOST_LEGS + ") union all "
            + "(select t.account_id, t.call_id, t.agent_id from call_leg t"
            + " where t.account_id = k.account_id and t.of_call = k.call_id limit " + MOST_LEGS + ")) l";
    // Later parts are rare: for most threads one index look-up is enough.
    private static final String NEWEST_PARTS = "select k.account_id, k.call_id, k.agent_id, n.part from " + KEYS.as("k")
            + " cross join lateral (with recursive parts (part) as (select 1 union all select part + 1 from parts"
            + " where exists (select 1 from call_leg t where t.account_id = k.account_id"
            + " and t.call_id = k.call_id || '/' || (parts.part + 1) and t.agent_id = k.agent_id))"
            + " select max(part) as part from parts) n where n.part > 1";
    private static final String LAST_WORDS = "select k.account_id, k.id, a.* from " + IDS.as("k")
            + " cross join lateral (select a.actor, a.at from audit_trail a"
            + " where a.account_id = k.account_id and a.subject_id = k.id order by a.line desc limit 1) a";
    // Without "on conflict", which makes each row a third more expensive; see decision 6.
    private static final String INSERT = LegRows.COLUMNS.insertInto("call_leg");
    /** PostgreSQL's SQLSTATE for a unique violation. */
    private static final String IS_THERE_ALREADY = "23505";

    private static final String UPDATE = "update call_leg t set " + LegRows.COLUMNS.assignments("r", 3) + " from "
            + LegRows.COLUMNS.as("r")
            + " where t.account_id = r.account_id and t.call_id = r.call_id and t.agent_id = r.agent_id";

    private final ConflictRepository conflicts;
    private final AuditWriter audit;
    private final AuditTrail trail;
    private final LegLocks locks;
    private final ConflictMetrics settled;

    CallRepository(
            ConflictRepository conflicts,
            AuditWriter audit,
            AuditTrail trail,
            LegLocks locks,
            ConflictMetrics settled) {
        this.conflicts = conflicts;
        this.audit = audit;
        this.trail = trail;
        this.locks = locks;
        this.settled = settled;
    }

    /**
     * The stored legs with the given keys; unknown keys are omitted.
     *
     * @return fails with {@link BatchTooLargeException} if the legs of several keys exceed the limit of one read
     */
    public Uni<Map<LegKey, CallLeg>> find(Mutiny.StatelessSession session, Collection<LegKey> keys) {
        if (keys.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return KEYS.bind(session.createNativeQuery(FIND, Object[].class), List.copyOf(keys))
                .getResultList()
                .map(rows -> ReadLimit.checked(rows, keys.size() > 1))
                .map(rows -> {
                    Map<LegKey, CallLeg> legs = new HashMap<>();
                    for (Object[] row : rows) {
                        CallLeg leg = leg(row);
                        legs.put(leg.key(), leg);
                    }
                    return legs;
                });
    }

    /**
     * The stored legs with the given keys, locked until the transaction ends; unknown keys are omitted. Must be called before the
     * transaction writes anything.
     */
    public Uni<Map<LegKey, CallLeg>> findToChange(Mutiny.StatelessSession session, Collection<LegKey> keys) {
        return locks.take(session, keys).chain(() -> find(session, keys));
    }

    /** Like {@link #findToChange}, by leg id. */
    public Uni<Map<LegId, CallLeg>> findByIdToChange(Mutiny.StatelessSession session, Collection<LegId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return IDS.bind(session.createNativeQuery(FIND_KEYS, Object[].class), List.copyOf(ids))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new LegKey((String) row[0], (String) row[1], (String) row[2]))
                        .toList())
                .chain(keys -> findToChange(session, keys))
                .map(found -> found.values().stream()
                        .collect(Collectors.toMap(leg -> new LegId(leg.key().accountId(), leg.id()), leg -> leg)));
    }

    /** All stored legs of some calls. */
    public Uni<Set<LegKey>> legsOf(Mutiny.StatelessSession session, Collection<CallKey> ofCalls) {
        if (ofCalls.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return CALLS.bind(session.createNativeQuery(LEGS, Object[].class), List.copyOf(ofCalls))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new LegKey((String) row[0], (String) row[1], (String) row[2]))
                        .collect(Collectors.toSet()));
    }

    /** The newest parts of message threads, by first part; threads with a single part are omitted. */
    public Uni<Map<LegKey, LegKey>> newestParts(Mutiny.StatelessSession session, Collection<LegKey> firstParts) {
        if (firstParts.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return KEYS.bind(session.createNativeQuery(NEWEST_PARTS, Object[].class), List.copyOf(firstParts))
                .getResultList()
                .map(rows -> {
                    Map<LegKey, LegKey> newest = new HashMap<>();
                    for (Object[] row : rows) {
                        LegKey first = new LegKey((String) row[0], (String) row[1], (String) row[2]);
                        newest.put(first, MessageThread.part(first, ((Number) row[3]).intValue()));
                    }
                    return newest;
                });
    }

    /** The latest change of each leg; unknown legs are omitted. */
    public Uni<Map<LegId, LastChange>> lastChanges(Mutiny.StatelessSession session, Collection<LegId> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return IDS.bind(session.createNativeQuery(LAST_WORDS, Object[].class), List.copyOf(ids))
                .getResultList()
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new LegId((String) row[0], (UUID) row[1]),
                                row -> new LastChange(
                                        (String) row[2], Objects.requireNonNull(RowValues.time(row[3]))))));
    }

    private CallLeg leg(Object[] row) {
        int conflict = LegRows.COUNT;
        Instant openedAt = RowValues.time(row[conflict + 4]);
        InConflict open = openedAt == null
                ? null
                : conflicts.read(
                        (String) row[conflict],
                        (String) row[conflict + 1],
                        (Integer) row[conflict + 2],
                        (String) row[conflict + 3],
                        openedAt);
        return LegRows.leg(row, open);
    }

    /**
     * Writes the decisions of a transaction.
     *
     * @return fails with {@link ConcurrentDecisionException} if another transaction inserted a leg that was new here, with {@link
     *     BatchTooLargeException} if the decisions must be written in smaller batches
     */
    public Uni<Void> save(Mutiny.StatelessSession session, StateChanges stateChanges, Instant now) {
        if (stateChanges.legs().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Map<Boolean, List<CallLeg>> legs = stateChanges.legs().stream()
                .collect(Collectors.partitioningBy(leg -> stateChanges.before().contains(leg.key())));
        List<AuditEntry> lines = auditEntries(stateChanges, now);
        return insert(session, legs.getOrDefault(false, List.of()))
                .chain(() -> update(session, legs.getOrDefault(true, List.of())))
                .chain(() -> conflicts.save(session, newest(stateChanges.changes())))
                .chain(() -> trail.append(session, lines))
                .invoke(() -> settled.count(stateChanges.changes()));
    }

    /** Writes the imported state of legs and returns the number of legs. */
    Uni<Integer> write(Mutiny.StatelessSession session, ImportBatch importBatch) {
        return insert(session, importBatch.added())
                .chain(() -> update(session, importBatch.changed()))
                .chain(() -> conflicts.save(session, importBatch.conflicts()))
                .chain(() -> trail.append(session, importBatch.auditEntries()))
                .replaceWith(importBatch.auditEntries().size());
    }

    /** Counts each conflict twice: its audit entry and its row hold the candidates. */
    private List<AuditEntry> auditEntries(StateChanges stateChanges, Instant now) {
        List<AuditEntry> lines = new ArrayList<>(stateChanges.changes().size());
        long conflictCharacters = 0;
        for (Change change : stateChanges.changes()) {
            AuditEntry line = auditEntry(change, stateChanges, now);
            lines.add(line);
            if (line.topic() == OutputTopic.UNRESOLVED_CONFLICTS && line.payload() != null) {
                conflictCharacters += line.payload().length();
            }
            if (conflictCharacters > MOST_CHARACTERS && stateChanges.legs().size() > 1) {
                throw new BatchTooLargeException("the conflicts of a batch exceed " + MOST_CHARACTERS + " characters");
            }
        }
        return lines;
    }

    private AuditEntry auditEntry(Change change, StateChanges stateChanges, Instant now) {
        LegKey leg = change.leg().key();
        return audit.auditEntry(change, stateChanges.settings().rulesOf(leg), now)
                .within(stateChanges.traces().get(leg));
    }

    private static Uni<Void> insert(Mutiny.StatelessSession session, List<CallLeg> legs) {
        if (legs.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return LegRows.COLUMNS
                .bind(session.createNativeQuery(INSERT), legs)
                .executeUpdate()
                .onFailure(CallRepository::isThereAlready)
                .transform(_ -> new ConcurrentDecisionException())
                .replaceWithVoid();
    }

    private static boolean isThereAlready(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(cause -> cause instanceof JDBCException e && IS_THERE_ALREADY.equals(e.getSQLState()));
    }

    private static Uni<Void> update(Mutiny.StatelessSession session, List<CallLeg> legs) {
        return legs.isEmpty()
                ? Uni.createFrom().voidItem()
                : LegRows.COLUMNS
                        .bind(session.createNativeQuery(UPDATE), legs)
                        .executeUpdate()
                        .replaceWithVoid();
    }

    private static List<ConflictRow> newest(List<Change> changes) {
        Map<LegKey, ConflictRow> newest = new LinkedHashMap<>();
        changes.forEach(change ->
                ConflictRow.after(change).ifPresent(row -> newest.put(row.leg().key(), row)));
        return List.copyOf(newest.values());
    }
}
