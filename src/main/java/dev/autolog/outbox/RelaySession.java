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
    /** A page ends behind the line that exceeds this. */
    private static final int PAGE_BYTES = 8 << 20;

    /** The columns that {@link #publication} reads, in its order. */
    static final String COLUMNS =
            "a.tx::text, a.line, a.account_id, a.subject_id::text, a.version, a.at, a.topic, a.payload, a.traceparent";
    /** Parked lines of one round of tries; each can be of megabytes. */
    private static final int MOST_TRIED = 10;
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
    private static final String NEXT =
            "select " + COLUMNS + " from (" + """
            select a.*, sum(coalesce(octet_length(a.payload), 0)) over (order by a.tx, a.line
                rows between unbounded preceding and 1 preceding) as bytes_before
            from audit_trail a
            where (a.tx, a.line) > ((select tx from relay_cursor), (select line from relay_cursor))
                and a.tx < pg_snapshot_xmin(pg_current_snapshot())
            order by a.tx, a.line
            limit\s""" + PAGE + ") a where coalesce(a.bytes_before, 0) < " + PAGE_BYTES
                    + " order by a.tx, a.line";

    /** Whether a line {@code a} tells of the log or the conflict of a leg {@code l} as it is no more. */
    static final String IS_SUPERSEDED = "a.topic = 'CALL_LOGGED' and a.version < l.log_version"
            + " or a.topic = 'UNRESOLVED_CONFLICTS' and a.version < l.conflict_version";

    /** Of the next lines up to one those that tell of a log or a conflict as it is no more. */
    private static final String OVERTAKEN = """
            select a.tx::text, a.line
            from audit_trail a
                cross join lateral (select l.log_version, l.conflict_version from call_leg l
                    where l.account_id = a.account_id and l.id = a.subject_id limit 1) l
            where (a.tx, a.line) > ((select tx from relay_cursor), (select line from relay_cursor))
                and (a.tx, a.line) <= (?::xid8, ?)
                and (""" + IS_SUPERSEDED + ")";

    private static final String OLDEST = """
            select a.at from audit_trail a
            where (a.tx, a.line) > ((select tx from relay_cursor), (select line from relay_cursor))
            order by a.tx, a.line
            limit 1""";
    private static final String MOVE = "update relay_cursor set tx = ?::xid8, line = ?";

    private static final String PARK = """
            insert into parked_publication (tx, line, account_id, subject_id, topic, version, bytes, parked_at, tried_at)
            select a.tx, a.line, a.account_id, a.subject_id, a.topic, a.version, coalesce(octet_length(a.payload), 0),
                current_timestamp, current_timestamp
            from audit_trail a where a.account_id = ? and a.subject_id = ?::uuid and a.line = ?
            on conflict do nothing""";
    /** The longest untried first, so that no line keeps the others from their turn. */
    private static final String PARKED = "select " + COLUMNS + " from parked_publication p join audit_trail a"
            + " on a.account_id = p.account_id and a.subject_id = p.subject_id and a.line = p.line"
            + " order by p.tried_at limit " + MOST_TRIED;
    /** The newest statement follows, or did, and consumers need no earlier one. */
    private static final String DROP_SUPERSEDED = """
            delete from parked_publication a using call_leg l
            where l.account_id = a.account_id and l.id = a.subject_id
                and (""" + IS_SUPERSEDED + ")";

    private static final String OF_LINE = " where account_id = ? and subject_id = ?::uuid and line = ?";
    private static final String NOTE_TRY = "update parked_publication set tried_at = current_timestamp" + OF_LINE;
    private static final String UNPARK = "delete from parked_publication" + OF_LINE;
    private static final String PARKED_COUNT = "select count(*) from parked_publication";

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
        return publications(NEXT);
    }

    private List<Publication> publications(String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
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

    static Publication publication(ResultSet row) throws SQLException {
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

    /** Keeps lines that Kafka refuses for later tries. */
    void park(List<Publication> lines) throws SQLException {
        for (Publication line : lines) {
            write(PARK, line);
        }
    }

    /** The parked lines to try next. */
    List<Publication> parked() throws SQLException {
        return publications(PARKED);
    }

    /** Forgets parked lines about which a later line says something newer. */
    void dropSupersededParked() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(DROP_SUPERSEDED);
        }
    }

    /** Kafka refused a parked line again. */
    void noteTry(Publication line) throws SQLException {
        write(NOTE_TRY, line);
    }

    /** A parked line is published. */
    void unpark(Publication line) throws SQLException {
        write(UNPARK, line);
    }

    int parkedCount() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PARKED_COUNT)) {
            row.next();
            return row.getInt(1);
        }
    }

    private void write(String sql, Publication line) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, line.accountId());
            statement.setString(2, line.subjectId());
            statement.setLong(3, line.position().entry());
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
