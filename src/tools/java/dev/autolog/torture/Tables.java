package dev.autolog.torture;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads the service's tables with plain JDBC, row by row. */
final class Tables {
    private static final int ROWS_AT_ONCE = 2000;
    private static final String LEGS =
            "select l.id, l.account_id, coalesce(l.of_call, l.call_id) as call_id, l.agent_id,"
                    + " l.outcome, coalesce(l.not_logged, case when l.outcome = 'IN_CONFLICT' then c.kind end) as reason,"
                    + " l.contact_id, l.association_id, l.recording_url, l.notes, l.log_version, l.conflict_version,"
                    + " l.message_count, c.status, concat_ws(' ', l.agent_name, l.contact_name, l.subject, l.notes, l.message_text,"
                    + " l.recording_url, c.candidates, c.suggestions, c.dismissed_because) as texts"
                    + " from call_leg l left join conflict c on c.account_id = l.account_id and c.conflict_id = l.id";
    private static final String MESSAGES = "select account_id, message_id, call_id, agent_id, text from message";
    private static final String TRAIL =
            "select account_id, subject_id, actor, action, version, topic, payload from audit_trail order by tx, line";
    private static final String DEAD_LETTERS =
            "select account_id, topic, source_partition, source_offset, reason from dead_letter";
    private static final Map<String, String> PENDING = new TreeMap<>(Map.of(
            "audit entries that are not published",
            "select count(*) from audit_trail a, relay_cursor c where (a.tx, a.line) > (c.tx, c.line)",
            "audit entries that are parked",
            "select count(*) from parked_publication",
            "numbers that wait for a recheck",
            "select count(*) from recheck"));

    private final Connection connection;

    /** Uses the connection, but does not close it. */
    Tables(Connection connection) {
        this.connection = connection;
    }

    /** The counts of pending work by kind. */
    Map<String, Long> pending() throws SQLException {
        Map<String, Long> pending = new TreeMap<>();
        for (Map.Entry<String, String> query : PENDING.entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement(query.getValue());
                    ResultSet row = statement.executeQuery()) {
                row.next();
                pending.put(query.getKey(), row.getLong(1));
            }
        }
        return pending;
    }

    /** Reads all tables, the legs first. */
    void readTo(Evidence evidence) throws SQLException {
        // Without a transaction the driver would fetch all rows at once.
        connection.setAutoCommit(false);
        read(
                LEGS,
                row -> evidence.leg(new Evidence.LegRow(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getString(7),
                        row.getString(8),
                        row.getString(9),
                        row.getString(10),
                        row.getInt(11),
                        row.getInt(12),
                        row.getObject(13, Integer.class),
                        row.getString(14),
                        row.getString(15))));
        read(
                MESSAGES,
                row -> evidence.message(new Evidence.MessageRow(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5))));
        read(
                TRAIL,
                row -> evidence.trail(new Evidence.TrailRow(
                        row.getString(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getInt(5),
                        row.getString(6),
                        row.getString(7))));
        read(
                DEAD_LETTERS,
                row -> evidence.deadLetterRow(new Evidence.DeadLetterRow(
                        row.getString(1), row.getString(2), row.getInt(3), row.getLong(4), row.getString(5))));
        pending().forEach(evidence::pending);
        connection.rollback();
        connection.setAutoCommit(true);
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void read(String query, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }
}
