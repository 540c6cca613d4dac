package dev.autolog.crm;

import dev.autolog.domain.Direction;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.TimeRange;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The parked logs of the table {@code crm_log}. */
@ApplicationScoped
class ParkedLogRepository {
    /** Of longer records, the list shows no details. */
    private static final int LONGEST_RECORD = 64 << 10;

    private static final String PARKED =
            " t.account_id = ?1 and t.connection_id = ?2 and t.state in ('PARKED', 'PERHAPS_WRITTEN')";
    private static final String PAGE = "select t.call_log_id, t.withdrawn, t.state,"
            + " case when octet_length(t.wanted) <= " + LONGEST_RECORD + " then t.wanted end, coalesce(t.problem, ''),"
            + " t.changed_at from crm_log t where" + PARKED
            + " and (t.changed_at, t.call_log_id) < (cast(cast(?3 as text) as timestamptz), cast(?4 as text))"
            + " order by t.changed_at desc, t.call_log_id desc limit cast(cast(?5 as text) as integer)";
    private static final String MAY_BE_THERE = "t.intended_at is not null and t.record_id is null";
    private static final String THESE = ", changed_at = now() where" + PARKED
            + " and t.call_log_id = any(cast(?3 as text[])) returning t.call_log_id";
    // A person who has a log written again that is perhaps there has looked: it counts as one that was never sent.
    // Its placeholder is tried again as well.
    private static final String RETRY =
            "with placeholders as (update crm_placeholder p set state = 'WAITING', attempts = 0,"
                    + " problem = null, next_at = cast(cast(?4 as text) as timestamptz), changed_at = now() from crm_log t where"
                    + PARKED
                    + " and t.call_log_id = any(cast(?3 as text[])) and p.account_id = t.account_id"
                    + " and p.connection_id = t.connection_id and p.placeholder_id = t.contact_id and p.state = 'PARKED')"
                    + " update crm_log t set state = case when t.state = 'PARKED' and " + MAY_BE_THERE
                    + " then 'INTENDED' else 'WAITING' end,"
                    + " intended_at = case when t.state = 'PARKED' then t.intended_at end,"
                    + " intended = case when t.state = 'PARKED' then t.intended end, attempts = 0, problem = null,"
                    + " next_at = cast(cast(?4 as text) as timestamptz)" + THESE;
    // Its record stays only where a newer version would have to be looked for by it.
    private static final String DISCARD = "update crm_log t set state = 'DISCARDED'," + " wanted = case when "
            + MAY_BE_THERE + " then t.wanted end" + THESE;

    /**
     * A page, newest first.
     *
     * @param before when the last one of the previous page was parked
     * @param callLogId of that one
     */
    Uni<List<ParkedLog>> before(
            Mutiny.StatelessSession session, ConnectionKey key, Instant before, String callLogId, int limit) {
        return session.createNativeQuery(PAGE, Object[].class)
                .setParameter(1, key.accountId())
                .setParameter(2, key.connectionId())
                .setParameter(3, before.toString())
                .setParameter(4, callLogId)
                .setParameter(5, Integer.toString(limit))
                .getResultList()
                .map(rows -> rows.stream().map(ParkedLogRepository::log).toList());
    }

    /** Tries logs again, and returns the ids of those that were parked. */
    Uni<Set<String>> retry(Mutiny.StatelessSession session, ConnectionKey key, List<String> ids, Instant now) {
        return bound(session.createNativeQuery(RETRY, String.class), key, ids)
                .setParameter(4, now.toString())
                .getResultList()
                .map(HashSet::new);
    }

    /** Gives logs up, and returns the ids of those that were parked. */
    Uni<Set<String>> discard(Mutiny.StatelessSession session, ConnectionKey key, List<String> ids) {
        return bound(session.createNativeQuery(DISCARD, String.class), key, ids)
                .getResultList()
                .map(HashSet::new);
    }

    private static <Q extends Mutiny.AbstractQuery> Q bound(Q query, ConnectionKey key, List<String> ids) {
        query.setParameter(1, key.accountId());
        query.setParameter(2, key.connectionId());
        query.setParameter(3, ids.toArray(String[]::new));
        return query;
    }

    private static ParkedLog log(@Nullable Object[] row) {
        String id = text(row[0]);
        boolean isWithdrawn = (Boolean) Objects.requireNonNull(row[1]);
        boolean isPerhapsWritten = text(row[2]).equals(LogState.PERHAPS_WRITTEN.name());
        String reason = text(row[4]);
        Instant since = Objects.requireNonNull(RowValues.time(row[5]));
        String record = (String) row[3];
        if (record != null) {
            try {
                JsonRecord json = JsonRecord.of(record.getBytes(StandardCharsets.UTF_8));
                return new ParkedLog(
                        id,
                        isWithdrawn,
                        isPerhapsWritten,
                        json.optionalText("subject", LONGEST_RECORD),
                        json.oneOf(Direction.class, "direction"),
                        json.time("startedAt", TimeRange.sinceEpoch()),
                        reason,
                        since);
            } catch (InvalidRecordException e) {
                // It may be parked for that; shown without details.
            }
        }
        return new ParkedLog(id, isWithdrawn, isPerhapsWritten, null, null, null, reason, since);
    }

    private static String text(@Nullable Object value) {
        return (String) Objects.requireNonNull(value);
    }
}
