package dev.autolog.persistence;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/**
 * Prepares connections of the JDBC pool, which listen, publish, sample and look after things across accounts. What is about
 * accounts goes through {@link AccountSessions}. They need sessions of their own, so a connection pooler between must not give a
 * session to another client after each transaction.
 */
@Singleton
class WorkerConnectionSetup implements AgroalPoolInterceptor {
    private static final Logger LOG = Logger.getLogger(WorkerConnectionSetup.class);

    /** The server ends the session of an instance whose machine is gone, and with it the session's locks, within a minute. */
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

    /** A session stays read-only after the database has changed back. */
    @Override
    public void onConnectionReturn(Connection connection) {
        try {
            if (!writeAccess.isRefused() && WriteAccess.isReadOnly(connection)) {
                writeAccess.suspect();
            }
        } catch (SQLException e) {
            // The pool drops a connection that fails.
            LOG.debugf("A connection was returned broken: SQL state %s", e.getSQLState());
        }
    }
}
