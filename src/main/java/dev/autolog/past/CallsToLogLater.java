package dev.autolog.past;

import dev.autolog.domain.LegKey;
import dev.autolog.past.CallsPage.Row;
import dev.autolog.sql.Values;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Legs of calls that are not logged but may be, in the index that holds nothing else. */
final class CallsToLogLater {
    /** Of few agents among many, a page sees more legs than it takes: looking costs little. */
    private static final int SEEN_FOR_ONE = 10;

    private static final String NEXT = "select t.call_id, t.agent_id, t.started_at, t.id from call_leg t"
            + " where t.account_id = ?1 and t.outcome = 'NOT_LOGGED' and t.not_logged not in ('INTERNAL_CALL', 'DISMISSED', 'MESSAGES_ELSEWHERE')"
            + " and (t.started_at, t.id) < (cast(cast(?2 as text) as timestamptz), cast(cast(?3 as text) as uuid))"
            + " and t.started_at >= cast(cast(?4 as text) as timestamptz)"
            + " order by t.started_at desc, t.id desc limit cast(?5 as integer)";

    private CallsToLogLater() {}

    /** The next legs of a job's pass. */
    static Uni<CallsPage> next(Mutiny.StatelessSession session, Job job, int most) {
        Place after = job.place();
        return session.createNativeQuery(NEXT, Object[].class)
                .setParameter(1, job.accountId())
                .setParameter(2, after.startedAt().toString())
                .setParameter(3, after.id().toString())
                .setParameter(4, job.scope().from().toString())
                .setParameter(5, job.scope().agents() == null ? most : most * SEEN_FOR_ONE)
                .getResultList()
                .map(rows -> CallsPage.of(
                        rows.stream().map(row -> row(job.accountId(), row)).toList(), job.scope(), most));
    }

    private static Row row(String accountId, Object[] row) {
        return new Row(
                new LegKey(accountId, (String) row[0], (String) row[1]),
                new Place(Objects.requireNonNull(Values.time(row[2])), (UUID) row[3]));
    }
}
