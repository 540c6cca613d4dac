package dev.autolog.recheck;

import dev.autolog.directory.NumberLookup;
import dev.autolog.persistence.RowArrays;
import dev.autolog.recheck.RecheckPage.RecheckProgress;
import dev.autolog.recheck.RecheckPage.RecheckRow;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** The consumer's side of the table {@code recheck}. */
final class RecheckQueue {
    /** Key of the advisory lock. */
    private static final long LOCK = 0x4155_544f_4c4f_4702L;
    /** Small, so that live calls never wait long for the lock of a leg, or for the relay. */
    static final int PAGE = 500;

    private static final String TURN = "select pg_try_advisory_xact_lock(" + LOCK + ")";
    // Locks no rows, because that would assign the transaction its number before it locks legs; the advisory lock keeps
    // other instances out.
    private static final String ENTRIES = "(select account_id, line, number, done_to from recheck"
            + " where pg_visible_in_snapshot(tx, cast(?1 as pg_snapshot)) order by line limit " + PAGE + ")";
    // A number that many contacts share is queued many times: one recheck serves all its entries that have not begun.
    private static final String NUMBERED = "(select e.*, row_number() over"
            + " (partition by account_id, number, done_to is null order by line) as nth from " + ENTRIES + " e)";
    // Uses the index of open conflicts: a number without any costs one index lookup.
    private static final String CONFLICTS = "(select conflict_id from conflict c where c.account_id = p.account_id"
            + " and c.number = p.number and c.number is not null and c.status = 'OPEN'"
            + " and (c.conflict_id > p.done_to or p.done_to is null and p.nth = 1)"
            + " order by c.conflict_id limit " + PAGE + ")";
    private static final String NEXT = "select p.account_id, p.line, p.number, c.conflict_id from " + NUMBERED + " p"
            + " left join lateral " + CONFLICTS + " c on true order by p.line, c.conflict_id limit ";
    private static final RowArrays<RecheckRow> DONE = new RowArrays<RecheckRow>()
            .column("account_id", "text", recheckRow -> recheckRow.number().accountId())
            .column("line", "bigint", RecheckRow::entry);
    private static final RowArrays<RecheckProgress> GOES_ON = new RowArrays<RecheckProgress>()
            .column("account_id", "text", RecheckProgress::accountId)
            .column("line", "bigint", RecheckProgress::entry)
            .column("done_to", "uuid", RecheckProgress::to);
    private static final String DELETE =
            "delete from recheck t using " + DONE.as("k") + " where t.account_id = k.account_id and t.line = k.line";
    private static final String ADVANCE = "update recheck t set done_to = k.done_to from " + GOES_ON.as("k")
            + " where t.account_id = k.account_id and t.line = k.line";

    private RecheckQueue() {}

    /** Takes the lock of the queue until the transaction ends; false if another transaction has it. */
    static Uni<Boolean> turn(Mutiny.StatelessSession session) {
        return session.createNativeQuery(TURN, Boolean.class).getSingleResult();
    }

    /**
     * The next conflicts of the entries up to a watermark.
     *
     * @param most the most rows of the page
     */
    static Uni<RecheckPage> next(Mutiny.StatelessSession session, Watermark watermark, int most) {
        return session.createNativeQuery(NEXT + most, Object[].class)
                .setParameter(1, watermark.snapshot())
                .getResultList()
                .map(rows ->
                        new RecheckPage(rows.stream().map(RecheckQueue::row).toList(), rows.size() < most));
    }

    private static RecheckRow row(Object[] row) {
        return new RecheckRow(
                ((Number) row[1]).longValue(), NumberLookup.of((String) row[0], (String) row[2]), (UUID) row[3]);
    }

    /** Deletes completed entries and stores the progress of the last one. */
    static Uni<Void> advance(Mutiny.StatelessSession session, List<RecheckRow> done, List<RecheckProgress> goesOn) {
        Uni<Void> deleted = done.isEmpty()
                ? Uni.createFrom().voidItem()
                : DONE.bind(session.createNativeQuery(DELETE), done)
                        .executeUpdate()
                        .replaceWithVoid();
        return goesOn.isEmpty()
                ? deleted
                : deleted.chain(() -> GOES_ON.bind(session.createNativeQuery(ADVANCE), goesOn)
                                .executeUpdate())
                        .replaceWithVoid();
    }
}
