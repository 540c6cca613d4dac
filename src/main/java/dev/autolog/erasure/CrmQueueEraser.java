package dev.autolog.erasure;

import io.smallrye.mutiny.Uni;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Erases a person from the records that wait for the CRMs of an account. Ids stay, so that what a CRM has can still be deleted
 * there: the tombstone of an erased call, and the next version of another one, follow on the queue. Conflicts of calls are on the
 * same queue, for webhooks.
 */
final class CrmQueueEraser {
    private static final String CONFLICTS = "unresolved-conflicts/";
    // In the order of the queue, which locks rows too.
    private static final String LOCKED = "with k as materialized (select q.account_id, q.connection_id, q.call_log_id"
            + " from call_leg t join crm_connection c on c.account_id = t.account_id"
            + " join crm_log q on q.account_id = c.account_id and q.connection_id = c.connection_id"
            + " and q.call_log_id = any(array[cast(t.id as text), '" + CONFLICTS + "' || cast(t.id as text)]) where "
            + ScannedTable.CALL_LEG.between()
            + " and (q.wanted is not null or q.intended is not null) and %s"
            + " order by q.account_id, q.call_log_id for update of q) update crm_log q set %s from k"
            + " where q.account_id = k.account_id and q.connection_id = k.connection_id and q.call_log_id = k.call_log_id";
    private static final String ERASE_CALLS =
            LOCKED.formatted("t.erased_at is not null", "wanted = null, intended = null, withdrawn = true");
    private static final String OF_ERASED_MESSAGE = "exists (select 1 from message m where m.account_id = t.account_id"
            + " and m.call_id = t.call_id and m.agent_id = t.agent_id and m.erased_at >= " + PersonConditions.UNTIL
            + ")";
    // A thread's text cannot be told apart by writer; its next version is on its way.
    private static final String ERASE_THREADS = LOCKED.formatted(
            "t.message_count is not null and t.started_at <= " + PersonConditions.UNTIL + " and " + OF_ERASED_MESSAGE,
            "wanted = null, intended = null, next_at = greatest(q.next_at, now() + interval '1 minute')");
    // Candidates and suggestions name contacts; the next version is on its way.
    private static final String ERASE_CONFLICTS = LOCKED.formatted(
            "q.call_log_id like '" + CONFLICTS + "%' and t.started_at <= " + PersonConditions.UNTIL
                    + " and concat_ws(' ', q.wanted, q.intended) ~ " + PersonConditions.MENTION,
            "wanted = null, intended = null, next_at = greatest(q.next_at, now() + interval '1 minute')");
    private static final String CLEAN_OTHERS = LOCKED.formatted(
            "t.started_at <= " + PersonConditions.UNTIL + " and concat_ws(' ', q.wanted, q.intended) ~ "
                    + PersonConditions.NUMBER_PATTERN,
            cleaned("wanted") + ", " + cleaned("intended"));

    private CrmQueueEraser() {}

    private static String cleaned(String column) {
        return column + " = regexp_replace(q." + column + ", " + PersonConditions.NUMBER_PATTERN + ", '', 'g')";
    }

    /** Blanks the logs of a range of calls that are erased. */
    static Uni<Void> eraseCalls(Mutiny.StatelessSession session, KeyRange range, PersonScope scope) {
        return range.update(session, scope, ERASE_CALLS).replaceWithVoid();
    }

    /**
     * Cuts the number out of the logs of a range of other calls, and blanks those of threads with erased messages and conflicts
     * that mention the person. The calls are published again.
     */
    static Uni<Void> eraseMentions(Mutiny.StatelessSession session, KeyRange range, PersonScope scope) {
        return range.update(session, scope, ERASE_THREADS)
                .chain(() -> range.update(session, scope, ERASE_CONFLICTS))
                .chain(() -> range.update(session, scope, CLEAN_OTHERS))
                .replaceWithVoid();
    }
}
