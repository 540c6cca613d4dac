package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Transactions that tell the database whose rows they are about. Its policies hide all rows of other accounts, also from a query
 * that forgets its {@code where}; see {@link RowSecurity}. They go on to their end when the result is no longer wanted. Must be
 * subscribed to on an event loop.
 */
@ApplicationScoped
public class AccountSessions {
    /**
     * Also what the planner is told: every statement goes by keys, and a plan that was made while a table was small must not read
     * all of it later; plans are made for the tables as they are now. Set by transaction, as a connection pooler gives each
     * transaction another session.
     */
    private static final String BEGIN = "select set_config('" + RowSecurity.ACCOUNTS + "', ?1, true),"
            + " set_config('statement_timeout', ?2, true), set_config('lock_timeout', ?3, true),"
            + " set_config('idle_in_transaction_session_timeout', ?4, true), set_config('enable_seqscan', 'off', true),"
            + " set_config('plan_cache_mode', 'force_custom_plan', true),"
            + " set_config('transaction_read_only', coalesce(nullif(?5, ''), current_setting('transaction_read_only')), true)";
    /** Ends the session that asks, before it answers. */
    private static final String END_SESSION =
            "select cast(pg_terminate_backend(pg_backend_pid()) as text), cast(pg_sleep(1) as text)";

    private static final String NARROW = "select set_config('" + RowSecurity.ACCOUNTS + "', ?1, true)";

    private final Mutiny.SessionFactory sessions;
    private final DatabaseConfig config;
    private final WriteAccess writeAccess;

    AccountSessions(Mutiny.SessionFactory sessions, DatabaseConfig config, WriteAccess writeAccess) {
        this.sessions = sessions;
        this.config = config;
        this.writeAccess = writeAccess;
    }

    /** Reads rows of an account. */
    public <T> Uni<T> read(String accountId, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return read(List.of(accountId), work);
    }

    /** Reads rows of some accounts. */
    public <T> Uni<T> read(Collection<String> accountIds, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return run(only(accountIds), true, work);
    }

    /** Reads across accounts, for what looks after the service. */
    public <T> Uni<T> readAll(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return run(RowSecurity.ALL_ACCOUNTS, true, work);
    }

    /** Reads and changes rows of an account. */
    public <T> Uni<T> write(String accountId, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return write(List.of(accountId), work);
    }

    /** Reads and changes rows of the accounts of a batch. */
    public <T> Uni<T> write(Collection<String> accountIds, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return run(only(accountIds), false, work);
    }

    /** Reads and changes rows across accounts, for workers that find their work among all of them. */
    public <T> Uni<T> writeAll(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return run(RowSecurity.ALL_ACCOUNTS, false, work);
    }

    /** From now on a transaction is about some accounts alone: a worker has found whose turn it is. */
    public static Uni<Void> narrow(Mutiny.StatelessSession session, Collection<String> accountIds) {
        return session.createNativeQuery(NARROW, String.class)
                .setParameter(1, only(accountIds))
                .getSingleResult()
                .replaceWithVoid();
    }

    private <T> Uni<T> run(String accounts, boolean isReadOnly, Function<Mutiny.StatelessSession, Uni<T>> work) {
        return CancellationShield.around(sessions.withStatelessTransaction(
                (session, _) -> begin(session, accounts, isReadOnly).chain(() -> work.apply(session))));
    }

    private Uni<Void> begin(Mutiny.StatelessSession session, String accounts, boolean isReadOnly) {
        return session.createNativeQuery(BEGIN, Object[].class)
                .setParameter(1, accounts)
                .setParameter(2, Long.toString(config.statementTimeout().toMillis()))
                .setParameter(3, Long.toString(config.lockTimeout().toMillis()))
                .setParameter(4, Long.toString(config.idleInTransactionTimeout().toMillis()))
                .setParameter(5, isReadOnly ? "on" : "")
                .getSingleResult()
                .chain(settings -> !isReadOnly && "on".equals(settings[settings.length - 1])
                        ? refuse(session)
                        : Uni.createFrom().voidItem());
    }

    /** A session stays read-only after the database has changed back, so it ends unless the database is known to be read-only. */
    private Uni<Void> refuse(Mutiny.StatelessSession session) {
        Uni<?> ended = writeAccess.isRefused()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(END_SESSION, Object[].class).getSingleResult();
        return ended.onFailure()
                .recoverWithNull()
                .chain(() -> Uni.createFrom().failure(new SQLException("read-only database", WriteAccess.READ_ONLY)));
    }

    private static String only(Collection<String> accountIds) {
        JsonObject accounts = new JsonObject();
        accountIds.forEach(accountId -> accounts.put(accountId, 1));
        return accounts.encode();
    }
}
