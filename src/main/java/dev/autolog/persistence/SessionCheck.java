package dev.autolog.persistence;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * Detects a connection pooler that assigns a PostgreSQL session per transaction. Behind one, a worker could hold the locks of
 * others and would miss notifications of commits.
 */
final class SessionCheck {
    private static final String SESSION = "select pg_backend_pid()";

    private SessionCheck() {}

    /**
     * Checks that each connection has its own session.
     *
     * @throws IllegalStateException if two open connections share one
     */
    static void demandSessions(DataSource database) {
        try (Connection one = database.getConnection();
                Connection other = database.getConnection()) {
            if (session(one) == session(other)) {
                throw new IllegalStateException(
                        "quarkus.datasource.jdbc.url leads to a connection pooler in transaction mode;"
                                + " it must lead to PostgreSQL itself, as src/docs/operations.md says");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database refused a connection: SQL state " + e.getSQLState(), e);
        }
    }

    private static int session(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SESSION)) {
            row.next();
            return row.getInt(1);
        }
    }
}
