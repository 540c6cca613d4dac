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

/** A connection that follows the end of the audit trail, in the order in which the relay publishes it. */
final class AuditTrailReader implements AutoCloseable {
    static final int PAGE = 1000;

    // Entries of transactions older than every open one: no entry can be inserted before them any more.
    private static final String NEXT = """
            select a.tx::text, a.line, a.account_id, a.subject_id, a.action, a.topic is not distinct from 'LOG_FORM_REQUESTED'
            from audit_trail a
            where (a.tx, a.line) > (?::xid8, ?) and a.tx < pg_snapshot_xmin(pg_current_snapshot())
            order by a.tx, a.line
            limit\s""" + PAGE;
    private static final String END = "select pg_snapshot_xmin(pg_current_snapshot())::text";
    private static final String KEY = "select key from event_id_key";

    private final Connection connection;

    private AuditTrailReader(Connection connection) {
        this.connection = connection;
    }

    /** The part of an audit entry that streams need. */
    record AuditRow(AuditPosition at, LegId subject, boolean ofConflict, boolean asksForForm) {
        static AuditRow of(AuditPosition at, LegId subject, String action, boolean asksForForm) {
            return new AuditRow(at, subject, action.startsWith("CONFLICT_"), asksForForm);
        }

        private static AuditRow of(ResultSet row) throws SQLException {
            return of(
                    new AuditPosition(Long.parseLong(row.getString(1)), row.getLong(2)),
                    new LegId(row.getString(3), row.getObject(4, UUID.class)),
                    row.getString(5),
                    row.getBoolean(6));
        }
    }

    /** Opens a connection that listens for commits of new entries. */
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
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(END)) {
            row.next();
            return new AuditPosition(Long.parseLong(row.getString(1)), 0);
        }
    }

    /** The key of {@link EventIds}. */
    byte[] key() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(KEY)) {
            row.next();
            return row.getBytes(1);
        }
    }

    /** The next entries of all accounts, in order. */
    List<AuditRow> next(AuditPosition after) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT)) {
            statement.setString(1, Long.toString(after.tx()));
            statement.setLong(2, after.entry());
            return entries(statement);
        }
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

    /** Waits for the next commit of new entries, up to the given time. */
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
