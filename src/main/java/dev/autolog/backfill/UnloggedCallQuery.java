package dev.autolog.backfill;

import dev.autolog.backfill.BackfillPage.BackfillRow;
import dev.autolog.domain.LegKey;
import dev.autolog.persistence.RowValues;
import io.smallrye.mutiny.Uni;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Reads unlogged legs that are open to a backfill, through a partial index of just these. */
final class UnloggedCallQuery {
    /** Rows read per leg of a page if the scope lists agents: skipping the legs of other agents is cheap. */
    private static final int SEEN_FOR_ONE = 10;

    private static final String NEXT = "select t.call_id, t.agent_id, t.started_at, t.id from call_leg t"
            + " where t.account_id = ?1 and t.outcome = 'NOT_LOGGED' and t.not_logged not in ('DISMISSED', 'MESSAGES_ELSEWHERE')"
            // Apart from what the index leaves out, so that it is still used.
            + " and t.not_logged not in ('LEFT_VOICEMAIL', 'FEATURE_CODE', 'WITHDRAWN') and t.erased_at is null"
            + " and (t.started_at, t.id) < (cast(cast(?2 as text) as timestamptz), cast(cast(?3 as text) as uuid))"
            + " and t.started_at >= cast(cast(?4 as text) as timestamptz)"
            + " order by t.started_at desc, t.id desc limit cast(?5 as integer)";

    private UnloggedCallQuery() {}

    /** The next legs of a job's pass. */
    static Uni<BackfillPage> next(Mutiny.StatelessSession session, BackfillJob backfillJob, int most) {
        BackfillCursor after = backfillJob.position();
        return session.createNativeQuery(NEXT, Object[].class)
                .setParameter(1, backfillJob.accountId())
                .setParameter(2, after.startedAt().toString())
                .setParameter(3, after.id().toString())
                .setParameter(4, backfillJob.scope().from().toString())
                .setParameter(5, backfillJob.scope().agents() == null ? most : most * SEEN_FOR_ONE)
                .getResultList()
                .map(rows -> BackfillPage.of(
                        rows.stream()
                                .map(row -> row(backfillJob.accountId(), row))
                                .toList(),
                        backfillJob.scope(),
                        most));
    }

    private static BackfillRow row(String accountId, Object[] row) {
        return new BackfillRow(
                new LegKey(accountId, (String) row[0], (String) row[1]),
                new BackfillCursor(Objects.requireNonNull(RowValues.time(row[2])), (UUID) row[3]));
    }
}
