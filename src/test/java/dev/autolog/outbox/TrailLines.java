package dev.autolog.outbox;

import dev.autolog.local.LocalDatabase;
import dev.autolog.local.LocalStackResource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A transaction of its own that writes lines of the audit trail for one account. */
final class TrailLines implements AutoCloseable {
    private final Connection connection;
    private final String accountId;

    TrailLines(String accountId) throws SQLException {
        this.accountId = accountId;
        connection = DriverManager.getConnection(
                LocalStackResource.database().jdbcUrl(), LocalDatabase.NAME, LocalDatabase.NAME);
        connection.setAutoCommit(false);
    }

    void add(UUID subject, int version, Instant at, @Nullable OutputTopic outputTopic, @Nullable String payload)
            throws SQLException {
        String insert = """
                insert into audit_trail (account_id, subject_id, at, actor, action, why, version, topic, payload)
                values (?, ?, ?, 'AUTO', 'TESTED', '{}', ?, ?, ?)""";
        try (PreparedStatement statement = connection.prepareStatement(insert)) {
            statement.setString(1, accountId);
            statement.setObject(2, subject);
            statement.setObject(3, at.atOffset(ZoneOffset.UTC));
            statement.setInt(4, version);
            statement.setString(5, outputTopic == null ? null : outputTopic.name());
            statement.setString(6, payload);
            statement.executeUpdate();
        }
    }

    void commit() throws SQLException {
        connection.commit();
    }

    /** How many of the account's lines are parked. */
    int parked() throws SQLException {
        return count("select count(*) from parked_publication where account_id = ?");
    }

    /** How many of the account's lines the cursor has passed. */
    int passed() throws SQLException {
        return count("""
                select count(*) from audit_trail a, relay_cursor c
                where a.account_id = ? and (a.tx, a.line) <= (c.tx, c.line)""");
    }

    private int count(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, accountId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        } finally {
            // An open transaction would hold the relay back.
            connection.rollback();
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
