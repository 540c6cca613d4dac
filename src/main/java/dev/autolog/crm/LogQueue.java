package dev.autolog.crm;

import dev.autolog.crm.QueuedLog.SentLog;
import dev.autolog.persistence.RowArrays;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code crm_log}: what has to stand in a CRM. */
@ApplicationScoped
class LogQueue {
    /** Logs with more failed attempts are written alone, so that one of them cannot hold up others. */
    private static final int MOST_ATTEMPTS_TOGETHER = 3;
    /** Longest records of a request together, in bytes. */
    private static final int MOST_BYTES = 4 << 20;

    private static final String KEY = "t.account_id = ?1 and t.connection_id = ?2";
    private static final String COLUMNS =
            "t.call_log_id, t.version, t.wanted, t.intended, t.withdrawn, d.contact, t.state,"
                    + " t.attempts, t.next_at, t.intended_at, t.record_id, t.step, t.sent_version, t.sent_contact_id,"
                    + " t.sent_association_id, t.sent_association_kind, t.problem";
    private static final String SEARCHED = "(t.withdrawn and t.record_id is null and t.intended_at is not null)";
    private static final String LOGS = " from crm_log t left join crm_placeholder p on p.account_id = t.account_id"
            + " and p.connection_id = t.connection_id and p.placeholder_id = t.contact_id where " + KEY;
    // Logs on a placeholder wait until the CRM has a contact for it. Once the CRM has refused the contact, it refuses
    // its
    // logs too, and they are parked.
    private static final String DUE =
            "select t.call_log_id, t.next_at, t.attempts, octet_length(coalesce(t.wanted, '')) as size,"
                    + " coalesce(p.contact_id, t.contact_id) as contact" + LOGS
                    + " and t.state = 'WAITING' and t.next_at <= cast(cast(?3 as text) as timestamptz)"
                    + " and (t.withdrawn or p.placeholder_id is null or p.contact_id is not null or p.state = 'PARKED')"
                    + " and not " + SEARCHED
                    + " order by t.next_at, t.call_log_id limit cast(cast(?4 as text) as integer) for update of t skip locked";
    // A row that the inlet is changing is claimed later: claims wait for no lock.
    private static final String CLAIM = "with due as (" + DUE + "), d as (select due.*, row_number() over w as place,"
            + " sum(size) over w as bytes, max(attempts) over w as most from due window w as (order by next_at, call_log_id))"
            + " update crm_log t set state = 'INTENDED', intended_at = cast(cast(?3 as text) as timestamptz),"
            + " intended_contact_id = d.contact, attempts = t.attempts + 1, changed_at = now() from d where " + KEY
            + " and t.call_log_id = d.call_log_id"
            + " and (d.place = 1 or (d.most < " + MOST_ATTEMPTS_TOGETHER + " and d.bytes <= " + MOST_BYTES + "))"
            + " returning " + COLUMNS;
    private static final String UNCERTAIN = "select "
            + COLUMNS.replace("d.contact", "coalesce(t.intended_contact_id, p.contact_id, t.contact_id)") + LOGS
            + " and t.next_at <= cast(cast(?3 as text) as timestamptz) and (t.state = 'INTENDED'"
            + " or (t.state = 'WAITING' and " + SEARCHED + ")) order by t.next_at, t.call_log_id limit 50";

    private static final RowArrays<QueuedLog> ROWS = new RowArrays<QueuedLog>()
            .column("call_log_id", "text", QueuedLog::callLogId)
            .column("version", "integer", QueuedLog::version)
            .column("state", "text", QueuedLog::state)
            .column("attempts", "integer", QueuedLog::attempts)
            .column("next_at", "timestamptz", QueuedLog::nextAt)
            .column("intended_at", "timestamptz", QueuedLog::intendedAt)
            .column("record_id", "text", log -> log.sent().recordId())
            .column("step", "text", log -> log.sent().step())
            .column("sent_version", "integer", log -> log.sent().version())
            .column("sent_contact_id", "text", log -> log.sent().contactId())
            .column("sent_association_id", "text", log -> log.sent().associationId())
            .column("sent_association_kind", "text", log -> log.sent().associationKind())
            .column("problem", "text", QueuedLog::problem);
    // A correction may have come meanwhile: what is stored of the attempt is of the version before, and the new one is
    // due. Rows are locked in the order of the inlet.
    private static final String SAVE = "with locked as materialized (select call_log_id from crm_log"
            + " where account_id = ?14 and connection_id = ?15 and call_log_id = any(cast(?1 as text[]))"
            + " order by call_log_id for update) update crm_log t set state = case when t.version = r.version then r.state"
            + " when r.intended_at is not null and r.record_id is null"
            + " then case when r.state = 'PERHAPS_WRITTEN' then r.state else 'INTENDED' end else 'WAITING' end,"
            + " wanted = case when t.version = r.version and r.state = 'WRITTEN' then null else t.wanted end,"
            + " intended = case when r.intended_at is not null and r.record_id is null then t.intended end,"
            + " attempts = case when t.version = r.version then r.attempts else 0 end, next_at = r.next_at,"
            + " step = case when t.version = r.version then r.step end,"
            + " problem = case when t.version = r.version or r.state = 'PERHAPS_WRITTEN' then r.problem end,"
            + " intended_at = r.intended_at, record_id = r.record_id, sent_version = r.sent_version,"
            + " sent_contact_id = r.sent_contact_id, sent_association_id = r.sent_association_id,"
            + " sent_association_kind = r.sent_association_kind, changed_at = now() from " + ROWS.as("r")
            + " join locked on locked.call_log_id = r.call_log_id where t.account_id = ?14 and t.connection_id = ?15 and t.call_log_id = r.call_log_id";

    /**
     * The logs that are due, as many as a request takes. They are stored as intended before the request.
     *
     * @param limit at least 1
     */
    Uni<List<QueuedLog>> claim(Mutiny.StatelessSession session, ConnectionKey key, int limit, Instant now) {
        return session.createNativeQuery(CLAIM, Object[].class)
                .setParameter(1, key.accountId())
                .setParameter(2, key.connectionId())
                .setParameter(3, now.toString())
                .setParameter(4, Integer.toString(limit))
                .getResultList()
                .map(rows -> rows.stream().map(LogQueue::log).toList());
    }

    /** Logs whose last request has an unknown outcome, and which are due. */
    Uni<List<QueuedLog>> uncertain(Mutiny.StatelessSession session, ConnectionKey key, Instant now) {
        return session.createNativeQuery(UNCERTAIN, Object[].class)
                .setParameter(1, key.accountId())
                .setParameter(2, key.connectionId())
                .setParameter(3, now.toString())
                .getResultList()
                .map(rows -> rows.stream().map(LogQueue::log).toList());
    }

    /** Stores the outcomes of attempts. */
    Uni<Void> save(Mutiny.StatelessSession session, ConnectionKey key, List<QueuedLog> logs) {
        if (logs.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return ROWS.bind(session.createNativeQuery(SAVE), logs)
                .setParameter(14, key.accountId())
                .setParameter(15, key.connectionId())
                .executeUpdate()
                .replaceWithVoid();
    }

    private static QueuedLog log(@Nullable Object[] row) {
        return new QueuedLog(
                text(row[0]),
                (Integer) Objects.requireNonNull(row[1]),
                (String) row[2],
                (String) row[3],
                (Boolean) Objects.requireNonNull(row[4]),
                (String) row[5],
                LogState.valueOf(text(row[6])),
                (Integer) Objects.requireNonNull(row[7]),
                Objects.requireNonNull(RowValues.time(row[8])),
                RowValues.time(row[9]),
                new SentLog(
                        (String) row[10],
                        (String) row[11],
                        (Integer) row[12],
                        (String) row[13],
                        (String) row[14],
                        (String) row[15]),
                (String) row[16]);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
