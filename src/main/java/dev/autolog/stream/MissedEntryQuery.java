package dev.autolog.stream;

import dev.autolog.calls.LegId;
import dev.autolog.outbox.AuditPosition;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.stream.AuditTrailReader.AuditRow;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the audit entries that the client of a stream missed, by account. */
@ApplicationScoped
class MissedEntryQuery {
    /** The most entries of an account, of all its agents, that a stream catches up with. */
    static final int MOST = 1000;

    private static final String BETWEEN =
            "with missed as materialized (select a.tx, a.line, a.subject_id, a.action, a.topic"
                    + " from audit_trail a where a.account_id = ?1"
                    + " and (a.tx, a.line) > (cast(cast(?2 as text) as xid8), cast(?3 as bigint))"
                    + " and (a.tx, a.line) <= (cast(cast(?4 as text) as xid8), cast(?5 as bigint))"
                    + " order by a.tx, a.line limit " + (MOST + 1) + ")"
                    + " select cast(m.tx as text), m.line, m.subject_id, m.action,"
                    + " m.topic is not distinct from 'LOG_FORM_REQUESTED', l.agent_id"
                    + " from missed m left join call_leg l on l.account_id = ?1 and l.id = m.subject_id"
                    + " order by m.tx, m.line";
    private static final String NEXT_TRANSACTION = "select cast(pg_snapshot_xmax(pg_current_snapshot()) as text)";

    private final AccountSessions sessions;

    MissedEntryQuery(AccountSessions sessions) {
        this.sessions = sessions;
    }

    /**
     * An audit entry.
     *
     * @param agentId the agent of the leg, empty if no agent took the call; null if the entry does not belong to a leg
     */
    record MissedEntry(AuditRow row, @Nullable String agentId) {}

    /**
     * The entries of an account after one position, up to another.
     *
     * @return empty if there are more than {@link #MOST}
     */
    Uni<Optional<List<MissedEntry>>> between(String accountId, AuditPosition after, AuditPosition to) {
        return sessions.read(
                        accountId,
                        session -> session.createNativeQuery(BETWEEN, Object[].class)
                                .setParameter(1, accountId)
                                .setParameter(2, Long.toString(after.tx()))
                                .setParameter(3, after.entry())
                                .setParameter(4, Long.toString(to.tx()))
                                .setParameter(5, to.entry())
                                .getResultList())
                .map(rows -> rows.size() > MOST
                        ? Optional.empty()
                        : Optional.of(
                                rows.stream().map(row -> entry(accountId, row)).toList()));
    }

    private static MissedEntry entry(String accountId, Object[] row) {
        AuditPosition at = new AuditPosition(Long.parseLong((String) row[0]), ((Number) row[1]).longValue());
        AuditRow auditRow =
                AuditRow.of(at, new LegId(accountId, (UUID) row[2]), (String) row[3], Boolean.TRUE.equals(row[4]));
        return new MissedEntry(auditRow, (String) row[5]);
    }

    /** Whether this database has issued the position's transaction number; otherwise the position is from another database. */
    Uni<Boolean> isKnown(AuditPosition position) {
        return sessions.readAll(session -> session.createNativeQuery(NEXT_TRANSACTION, String.class)
                .getSingleResult()
                .map(next -> position.tx() < Long.parseLong(next)));
    }
}
