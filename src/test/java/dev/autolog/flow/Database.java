package dev.autolog.flow;

import dev.autolog.local.LocalDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the service's database as an auditor would. */
public final class Database {
    private final LocalDatabase server;

    public Database(LocalDatabase server) {
        this.server = server;
    }

    /** A connection of the owner of the tables, who sees all rows. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), LocalDatabase.NAME, LocalDatabase.NAME);
    }

    /** A connection of the service's role, to which the database shows no rows before it is told of which accounts. */
    public Connection connectAsService() throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), LocalDatabase.SERVICE, LocalDatabase.SERVICE);
    }

    /** Runs a statement. */
    public void run(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters)) {
            statement.execute();
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** The rows of a query, each as its columns' text with a bar between them. */
    public List<String> rows(String sql, Object... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = prepare(connection, sql, parameters);
                ResultSet result = statement.executeQuery()) {
            List<String> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", row));
            }
            return rows;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }

    /** A count. */
    public long count(String sql, Object... parameters) {
        return Long.parseLong(rows(sql, parameters).getFirst());
    }

    private static PreparedStatement prepare(Connection connection, String sql, Object... parameters)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    /** Waits until the directory holds so many contacts of an account. */
    public void awaitContacts(String accountId, long count) {
        Wire.patiently().until(() -> count("select count(*) from contact where account_id = ?", accountId) == count);
    }

    /** Waits until so many legs of an account are decided, and returns each as its call and its outcome. */
    public List<String> awaitLegs(String accountId, long count) {
        Wire.patiently().until(() -> count("select count(*) from call_leg where account_id = ?", accountId) >= count);
        return rows(
                "select call_id, outcome, coalesce(not_logged, contact_id, '') from call_leg"
                        + " where account_id = ? order by call_id, agent_id",
                accountId);
    }

    /** What the audit trail says of a call, in order. */
    public List<String> trail(String accountId, String callId) {
        return rows(
                "select a.action, a.actor, a.version from audit_trail a"
                        + " join call_leg l on l.account_id = a.account_id and l.id = a.subject_id"
                        + " where l.account_id = ? and l.call_id = ? order by a.tx, a.line",
                accountId,
                callId);
    }
}
