package dev.autolog.stream;

import dev.autolog.calls.LegId;
import dev.autolog.outbox.AuditPosition;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A connection that reads the end of the audit trail as it grows, in the order in which the relay publishes it. */
final class AuditTrailReader implements AutoCloseable {
    static final int PAGE = 1000;
    /** What a client that comes back is told line by line; after more it has to load everything again. */
    static final int LONGEST_ABSENCE = 10_000;

    // Lines of transactions that are older than every open one: nothing can come before them any more.
    private static final String NEXT = """
            select a.tx::text, a.line, a.account_id, a.subject_id, a.action, a.topic is not distinct from 'LOG_FORM_REQUESTED'
            from audit_trail a
            where (a.tx, a.line) > (?::xid8, ?) and a.tx < pg_snapshot_xmin(pg_current_snapshot())
            order by a.tx, a.line
            limit\s""" + PAGE;
    private static final String BETWEEN = """
            select a.tx::text, a.line, a.account_id, a.subject_id, a.action, a.topic is not distinct from 'LOG_FORM_REQUESTED'
            from audit_trail a
            where (a.tx, a.line) > (?::xid8, ?) and (a.tx, a.line) <= (?::xid8, ?) and a.account_id = ?
            order by a.tx, a.line""";
    private static final String BEYOND = """
            select 1 from audit_trail a
            where (a.tx, a.line) > (?::xid8, ?)
            order by a.tx, a.line
            offset\s""" + LONGEST_ABSENCE + " limit 1";
    private static final String END = "select pg_snapshot_xmin(pg_current_snapshot())::text";
    private static final String NEXT_TRANSACTION = "select pg_snapshot_xmax(pg_current_snapshot())::text";

    private final Connection connection;

    private AuditTrailReader(Connection connection) {
        this.connection = connection;
    }

    /** A line, as far as listeners need it. */
    record AuditRow(AuditPosition at, LegId subject, boolean ofConflict, boolean asksForForm) {
        private static AuditRow of(ResultSet row) throws SQLException {
            return new AuditRow(
                    new AuditPosition(Long.parseLong(row.getString(1)), row.getLong(2)),
                    new LegId(row.getString(3), row.getObject(4, UUID.class)),
                    row.getString(5).startsWith("CONFLICT_"),
                    row.getBoolean(6));
        }
    }

    /** Opens one that hears of commits of new lines. */
    static AuditTrailReader open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set enable_sort = off");
            statement.execute("listen autolog_audit_trail");
        }
        return new AuditTrailReader(connection);
    }

    /** The end of the committed trail: all entries before it are visible, all later ones are new. */
    AuditPosition end() throws SQLException {
        return new AuditPosition(number(END), 0);
    }

    /** Whether no transaction has got so far: the position is of another database, or made up. */
    boolean isUnknown(AuditPosition position) throws SQLException {
        return position.tx() >= number(NEXT_TRANSACTION);
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return Long.parseLong(row.getString(1));
        }
    }

    /** The next lines of all accounts, in order. */
    List<AuditRow> next(AuditPosition after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            bind(statement, 1, after);
            return entries(statement);
        }
    }

    /** Whether more lines follow than a client is told of one by one. */
    boolean isTooLongAgo(AuditPosition position) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BEYOND)) {
            bind(statement, 1, position);
            try (ResultSet row = statement.executeQuery()) {
                return row.next();
            }
        }
    }

    /** The lines of an account after one position, up to another. */
    List<AuditRow> between(AuditPosition after, AuditPosition to, String accountId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(BETWEEN)) {
            bind(statement, 1, after);
            bind(statement, 3, to);
            statement.setString(5, accountId);
            return entries(statement);
        }
    }

    private static void bind(PreparedStatement statement, int from, AuditPosition position) throws SQLException {
        statement.setString(from, Long.toString(position.tx()));
        statement.setLong(from + 1, position.entry());
    }

    private static List<AuditRow> entries(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<AuditRow> auditRows = new ArrayList<>();
            while (rows.next()) {
                auditRows.add(AuditRow.of(rows));
            }
            return auditRows;
        }
    }

    /** Waits for the next commit of new lines, but not longer than that. */
    void awaitCommit(Duration longest) throws SQLException {
        var _ = connection.unwrap(PGConnection.class).getNotifications((int) longest.toMillis());
    }

    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("unlisten *");
            statement.execute("reset enable_sort");
        }
    }
}
