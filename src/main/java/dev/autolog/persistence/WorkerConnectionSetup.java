package dev.autolog.persistence;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Prepares connections of the JDBC pool, which listen, publish, sample and look after things across accounts. What is about
 * accounts goes through {@link AccountSessions}.
 */
@Singleton
class WorkerConnectionSetup implements AgroalPoolInterceptor {
    private static final String SET = "select set_config('" + RowSecurity.ACCOUNTS + "', '" + RowSecurity.ALL_ACCOUNTS
            + "', false), set_config('statement_timeout', ?, false), set_config('lock_timeout', ?, false),"
            + " set_config('idle_in_transaction_session_timeout', ?, false)";

    private final DatabaseConfig config;

    WorkerConnectionSetup(DatabaseConfig config) {
        this.config = config;
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
}
