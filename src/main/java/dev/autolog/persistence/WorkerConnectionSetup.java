package dev.autolog.persistence;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Prepares connections of the JDBC pool, which listen, publish, sample and maintain across accounts; work on single accounts uses
 * {@link AccountSessions}. Each connection needs its own session, so a connection pooler in between must not reassign sessions
 * after each transaction.
 */
@Singleton
class WorkerConnectionSetup implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(WorkerConnectionSetup.class);

    /** Makes the server end the session of a lost instance, and release the session's locks, within a minute. */
    private static final String SET = "select set_config('" + RowSecurity.ACCOUNTS + "', '" + RowSecurity.ALL_ACCOUNTS
            + "', false), set_config('statement_timeout', ?, false), set_config('lock_timeout', ?, false),"
            + " set_config('idle_in_transaction_session_timeout', ?, false), set_config('tcp_keepalives_idle', '30', false),"
            + " set_config('tcp_keepalives_interval', '10', false), set_config('tcp_keepalives_count', '3', false)";

    private final DatabaseConfig config;
    private final WriteAccess writeAccess;

    WorkerConnectionSetup(DatabaseConfig config, WriteAccess writeAccess) {
        this.config = config;
        this.writeAccess = writeAccess;
    }

    @Override
    public void onConnectionCreate(Connection connection) {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            statement.setString(1, Long.toString(config.statementTimeout().toMillis()));
            statement.setString(2, Long.toString(config.lockTimeout().toMillis()));
            statement.setString(
                    3, Long.toString(config.idleInTransactionTimeout().toMillis()));
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused a connection: SQL state " + e.getSQLState(), e);
        }
    }

    /** Reports a read-only session: it stays read-only after the database takes writes again, so the sessions are replaced. */
    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            if (!writeAccess.isRefused() && WriteAccess.isReadOnly(connection)) {
                writeAccess.suspect();
            }
        } catch (SQLException e) {
            // The pool discards a connection that fails.
            LOG.debugf("A connection was returned broken: SQL state %s", e.getSQLState());
        }
    }
}
