package dev.autolog.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * The relay's one connection. The lock that makes it the active one belongs to the connection, so it cannot publish on after
 * it has lost it.
 */
final class RelaySession implements AutoCloseable {
    private static final int PAGE = 2000;
    /** Names the lock among the database's advisory locks. */
    static final long LOCK = 0x4155_544f_4c4f_4701L;
    /**
     * A commit wakes the relay. This is for the commit of a transaction that wrote no line but kept later ones from being
     * published by being open, as a large feed of contacts can.
     */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    /**
     * Lines of transactions that are older than every open one: nothing can come before them any more. By transaction first,
     * so that a line whose transaction committed late is not skipped. The cursor is read by subqueries of its own: joined, it
     * would be compared with every line that was ever written.
     */
    private static final String NEXT = """
            select a.tx::text, a.line, a.account_id, a.subject_id::text, a.version, a.at, a.topic, a.payload,
                a.traceparent
            from audit_trail a
            where (a.tx, a.line) > ((select tx from relay_cursor), (select line from relay_cursor))
                and a.tx < pg_snapshot_xmin(pg_current_snapshot())
            order by a.tx, a.line
            limit\s""" + PAGE;

    /** Of the next lines up to one those that tell of a log or a conflict as it is no more. */
    private static final String OVERTAKEN = """
            select a.tx::text, a.line
            from audit_trail a
                cross join lateral (select l.log_version, l.conflict_version from call_leg l
                    where l.account_id = a.account_id and l.id = a.subject_id limit 1) l
            where (a.tx, a.line) > ((select tx from relay_cursor), (select line from relay_cursor))
                and (a.tx, a.line) <= (?::xid8, ?)
                and (a.topic = 'CALL_LOGGED' and a.version < l.log_version
                    or a.topic = 'UNRESOLVED_CONFLICTS' and a.version < l.conflict_version)""";

    private static final String OLDEST = """
            select a.at from audit_trail a
            where (a.tx, a.line) > ((select tx from relay_cursor), (select line from relay_cursor))
            order by a.tx, a.line
            limit 1""";
    private static final String MOVE = "update relay_cursor set tx = ?::xid8, line = ?";

    private final Connection connection;

    private RelaySession(Connection connection) {
        this.connection = connection;
    }

    static RelaySession open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(true);
        return new RelaySession(connection);
    }

    /** Takes the lock if it is free. */
    boolean becomeActive() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /**
     * From now on commits of new lines are heard of. Pages are read in the index's order from now on: the plan is made once,
     * maybe when the trail is all but empty, and would go on to sort all that waits for every page of it.
     */
    void listen() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set enable_sort = off");
            statement.execute("listen autolog_audit_trail");
        }
    }

    /** Waits for the next commit of new lines. */
    void awaitCommit() throws SQLException {
        var _ = connection.unwrap(PGConnection.class).getNotifications((int) LONGEST_WAIT.toMillis());
    }

    /** The next lines, in order. */
    List<Publication> next() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NEXT);
                ResultSet rows = statement.executeQuery()) {
            List<Publication> page = new ArrayList<>();
            while (rows.next()) {
                page.add(publication(rows));
            }
            return page;
        }
    }

    /** Of the next lines, up to a position, those that tell of a log or a conflict as it is no more. */
    Set<AuditPosition> superseded(AuditPosition to) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OVERTAKEN)) {
            statement.setString(1, Long.toString(to.tx()));
            statement.setLong(2, to.entry());
            try (ResultSet rows = statement.executeQuery()) {
                Set<AuditPosition> overtaken = new HashSet<>();
                while (rows.next()) {
                    overtaken.add(position(rows));
                }
                return overtaken;
            }
        }
    }

    private static Publication publication(ResultSet row) throws SQLException {
        return new Publication(
                position(row),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                topic(row.getString(7)),
                row.getString(8),
                row.getString(9));
    }

    private static AuditPosition position(ResultSet row) throws SQLException {
        return new AuditPosition(Long.parseLong(row.getString(1)), row.getLong(2));
    }

    private static @Nullable OutputTopic topic(@Nullable String name) {
        return name == null ? null : OutputTopic.valueOf(name);
    }

    /** When the oldest line that is not published yet was decided; empty if all are. */
    Optional<Instant> oldestUnpublished() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OLDEST);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                    : Optional.empty();
        }
    }

    void moveCursorTo(AuditPosition auditPosition) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MOVE)) {
            statement.setString(1, Long.toString(auditPosition.tx()));
            statement.setLong(2, auditPosition.entry());
            statement.executeUpdate();
        }
    }

    /** Gives the lock back: the connection returns to a pool and would keep it. */
    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("unlisten *");
            statement.execute("reset enable_sort");
            statement.execute("select pg_advisory_unlock_all()");
        }
    }
}
