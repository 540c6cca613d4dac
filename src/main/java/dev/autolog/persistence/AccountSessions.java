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
 * Transactions that name their accounts to the database. Its policies hide all rows of other accounts, even from a query without
 * a {@code where}; see {@link RowSecurity}. A transaction continues to its end if its result is no longer wanted. Must be
 * subscribed to on an event loop.
 */
@ApplicationScoped
public class AccountSessions {
    /**
     * Sets the accounts, the time-outs and the planner settings: every statement looks up keys, and a plan made while a table was
     * small must not scan all of it later. Set per transaction, as a connection pooler gives each transaction another session.
     */
    private static final String BEGIN = "select set_config('" + RowSecurity.ACCOUNTS + "', ?1, true),"
            + " set_config('statement_timeout', ?2, true), set_config('lock_timeout', ?3, true),"
            + " set_config('idle_in_transaction_session_timeout', ?4, true), set_config('enable_seqscan', 'off', true),"
            + " set_config('plan_cache_mode', 'force_custom_plan', true),"
            + " set_config('transaction_read_only', coalesce(nullif(?5, ''), current_setting('transaction_read_only')), true)";
    /** Terminates its own session before it returns. */
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

    /** Reads across accounts, for monitoring and maintenance. */
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

    /** Reads and changes rows across accounts, for workers whose queues span all of them. */
    public <T> Uni<T> writeAll(Function<Mutiny.StatelessSession, Uni<T>> work) {
        return run(RowSecurity.ALL_ACCOUNTS, false, work);
    }

    /** Narrows a transaction to some accounts, after a worker has chosen an entry of its queue. */
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

    /**
     * Fails the work. A session stays read-only after the database takes writes again, so it is ended unless the database is
     * known to be read-only.
     */
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
