package dev.autolog.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
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
    private static final String BEGIN = "select set_config('" + RowSecurity.ACCOUNTS + "', ?1, true),"
            + " set_config('transaction_read_only', ?2, true), set_config('statement_timeout', ?3, true),"
            + " set_config('lock_timeout', ?4, true), set_config('idle_in_transaction_session_timeout', ?5, true)";
    private static final String NARROW = "select set_config('" + RowSecurity.ACCOUNTS + "', ?1, true)";

    private final Mutiny.SessionFactory sessions;
    private final DatabaseConfig config;

    AccountSessions(Mutiny.SessionFactory sessions, DatabaseConfig config) {
        this.sessions = sessions;
        this.config = config;
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
        return CancellationShield.around(sessions.withStatelessTransaction((session, _) -> session.createNativeQuery(
                        BEGIN, Object[].class)
                .setParameter(1, accounts)
                .setParameter(2, isReadOnly ? "on" : "off")
                .setParameter(3, Long.toString(config.statementTimeout().toMillis()))
                .setParameter(4, Long.toString(config.lockTimeout().toMillis()))
                .setParameter(5, Long.toString(config.idleInTransactionTimeout().toMillis()))
                .getSingleResult()
                .chain(() -> work.apply(session))));
    }

    private static String only(Collection<String> accountIds) {
        JsonObject accounts = new JsonObject();
        accountIds.forEach(accountId -> accounts.put(accountId, 1));
        return accounts.encode();
    }
}
