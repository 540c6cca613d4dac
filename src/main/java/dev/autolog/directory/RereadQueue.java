package dev.autolog.directory;

import dev.autolog.phone.ReadingRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** The table {@code directory_reread}: the queue of accounts whose contacts' phones need rereading. */
@ApplicationScoped
public class RereadQueue {
    /** The key of the advisory lock. */
    private static final long LOCK = 0x4155_544f_4c4f_4703L;

    private static final String ASK = "insert into directory_reread (account_id, asked_at)"
            + " values (?1, cast(cast(?2 as text) as timestamptz)) on conflict (account_id) do update"
            + " set asked = directory_reread.asked + 1, asked_at = excluded.asked_at, horizon = null, done_to = null";
    // Rules of an earlier release never replace newer ones, so that instances of both releases can run during an
    // upgrade.
    private static final String RULES = "insert into reading_rules as t (version, digest, since)"
            + " values (?1, ?2, cast(cast(?3 as text) as timestamptz)) on conflict (one) do update"
            + " set version = excluded.version, digest = excluded.digest, since = excluded.since"
            + " where t.version < excluded.version or (t.version = excluded.version and t.digest <> excluded.digest)";
    // Skips from account to account through the index: there are few accounts and many contacts.
    private static final String ASK_ALL = "insert into directory_reread (account_id, asked_at, all_contacts)"
            + " with recursive accounts (account_id) as (select min(account_id) from contact union all"
            + " select (select min(c.account_id) from contact c where c.account_id > a.account_id)"
            + " from accounts a where a.account_id is not null)"
            + " select account_id, cast(cast(?1 as text) as timestamptz), true from accounts where account_id is not null"
            + " on conflict (account_id) do update set asked = directory_reread.asked + 1, asked_at = excluded.asked_at,"
            + " horizon = null, done_to = null, all_contacts = true";
    private static final String TURN = "select pg_try_advisory_xact_lock(" + LOCK + ")";
    // The id of this transaction: every transaction that read the previous settings has a lower one.
    private static final String BEGIN =
            "update directory_reread set horizon = pg_current_xact_id() where horizon is null";
    private static final String NEXT = "select account_id, asked, done_to, all_contacts from directory_reread"
            + " where horizon <= pg_snapshot_xmin(pg_current_snapshot()) order by asked_at, account_id limit 1";
    private static final String ADVANCE =
            "update directory_reread set done_to = ?3 where account_id = ?1 and asked = ?2";
    private static final String PASS_TURN =
            "update directory_reread set asked_at = cast(cast(?3 as text) as timestamptz)"
                    + " where account_id = ?1 and asked = ?2";
    private static final String FINISH = "delete from directory_reread where account_id = ?1 and asked = ?2";

    /**
     * An account whose contacts are being reread.
     *
     * @param asked how often it was queued
     * @param doneTo the last contact that was reread; null before the first
     * @param isAll whether contacts with their own region are reread too
     */
    record RereadEntry(
            String accountId, int asked, @Nullable String doneTo, boolean isAll) {}

    /** Queues an account, so that its contacts are reread after this transaction. */
    public Uni<Void> ask(Mutiny.StatelessSession session, String accountId, Instant now) {
        return session.createNativeQuery(ASK)
                .setParameter(1, accountId)
                .setParameter(2, now.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Queues all accounts if the rules for reading numbers changed; true if they did. */
    Uni<Boolean> askWhereRulesChanged(Mutiny.StatelessSession session, ReadingRules readingRules, Instant now) {
        return session.createNativeQuery(RULES)
                .setParameter(1, readingRules.version())
                .setParameter(2, readingRules.digest())
                .setParameter(3, now.toString())
                .executeUpdate()
                .chain(changed -> changed == 0
                        ? Uni.createFrom().item(false)
                        : session.createNativeQuery(ASK_ALL)
                                .setParameter(1, now.toString())
                                .executeUpdate()
                                .replaceWith(true));
    }

    /** Takes the lock of the queue until the transaction ends; false if another transaction holds it. */
    Uni<Boolean> turn(Mutiny.StatelessSession session) {
        return session.createNativeQuery(TURN, Boolean.class).getSingleResult();
    }

    /** Sets the horizon of new entries; only a later transaction processes them. */
    Uni<Void> begin(Mutiny.StatelessSession session) {
        return session.createNativeQuery(BEGIN).executeUpdate().replaceWithVoid();
    }

    /** The next account whose previous settings no running transaction can still use. */
    Uni<Optional<RereadEntry>> next(Mutiny.StatelessSession session) {
        return session.createNativeQuery(NEXT, Object[].class)
                .getResultList()
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> new RereadEntry(
                                (String) row[0],
                                ((Number) row[1]).intValue(),
                                (@Nullable String) row[2],
                                Boolean.TRUE.equals(row[3]))));
    }

    /** Moves the account to the end of the queue. */
    Uni<Void> passTurn(Mutiny.StatelessSession session, RereadEntry rereadEntry, Instant now) {
        return session.createNativeQuery(PASS_TURN)
                .setParameter(1, rereadEntry.accountId())
                .setParameter(2, rereadEntry.asked())
                .setParameter(3, now.toString())
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * Stores the progress of an account, unless it was queued again.
     *
     * @param to the last contact that was reread; null after the last one
     */
    Uni<Void> advance(Mutiny.StatelessSession session, RereadEntry rereadEntry, @Nullable String to) {
        var query = session.createNativeQuery(to == null ? FINISH : ADVANCE)
                .setParameter(1, rereadEntry.accountId())
                .setParameter(2, rereadEntry.asked());
        return (to == null ? query : query.setParameter(3, to)).executeUpdate().replaceWithVoid();
    }
}
