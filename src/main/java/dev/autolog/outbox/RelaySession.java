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
 * The relay's connection to the database. The lock of the active instance belongs to the session, so an instance that lost the
 * lock cannot continue to publish.
 */
final class RelaySession implements AutoCloseable {
    private static final int PAGE = 2000;
    /** A page ends with the entry that exceeds this size. */
    private static final int PAGE_BYTES = 8 << 20;

    /** The columns that {@link #publication} expects. */
    static final String COLUMNS =
            "a.tx::text, a.line, a.account_id, a.subject_id::text, a.version, a.at, a.topic, a.payload, a.traceparent";
    /** The maximum number of parked entries of one retry; each can have megabytes. */
    private static final int MOST_TRIED = 10;
    /** The key of the advisory lock. */
    static final long LOCK = 0x4155_544f_4c4f_4701L;
    /**
     * A notification of a commit wakes the relay. This timeout covers transactions that write no entry but delay the publication
     * of later ones while they are open, as a large batch of contacts can.
     */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    /**
     * Entries of transactions older than every open one: no entry can precede them any more. Ordered by transaction first, so
     * that an entry of a late commit is not skipped. Subqueries read the cursor: in a join, it would be compared with every entry
     * of the trail.
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

    /** Whether an entry {@code a} has an older version of its log or conflict than the leg {@code l}. */
    static final String IS_SUPERSEDED = "a.topic = 'CALL_LOGGED' and a.version < l.log_version"
            + " or a.topic = 'UNRESOLVED_CONFLICTS' and a.version < l.conflict_version";

    /** The superseded ones among the next entries up to a position. */
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
    /** The longest untried first, so that every entry gets its turn. */
    private static final String PARKED = "select " + COLUMNS + " from parked_publication p join audit_trail a"
            + " on a.account_id = p.account_id and a.subject_id = p.subject_id and a.line = p.line"
            + " order by p.tried_at limit " + MOST_TRIED;
    /** The newest entry of the subject was published or will be, and consumers need no earlier one. */
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
     * Subscribes to notifications of new entries. Also disables sorting, so that pages are read in index order: the plan is made
     * once, possibly while the trail is almost empty, and could otherwise sort the whole backlog for every page.
     */
    void listen() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set enable_sort = off");
            statement.execute("listen autolog_audit_trail");
        }
    }

    /** Waits for a notification of new entries, or for the timeout. */
    void awaitCommit() throws SQLException {
        var _ = connection.unwrap(PGConnection.class).getNotifications((int) LONGEST_WAIT.toMillis());
    }

    /** The next page of entries, in order. */
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

    /** The superseded ones among the next entries up to a position. */
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

    /** When the oldest unpublished entry was decided; empty if all are published. */
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

    /** Parks entries that Kafka refuses, for later retries. */
    void park(List<Publication> lines) throws SQLException {
        for (Publication line : lines) {
            write(PARK, line);
        }
    }

    /** The parked entries to retry next. */
    List<Publication> parked() throws SQLException {
        return publications(PARKED);
    }

    /** Deletes parked entries that a later entry supersedes. */
    void dropSupersededParked() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(DROP_SUPERSEDED);
        }
    }

    /** Notes that Kafka refused a parked entry again. */
    void noteTry(Publication line) throws SQLException {
        write(NOTE_TRY, line);
    }

    /** Removes a published entry from the parked ones. */
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

    /** Releases the lock: the connection returns to a pool and would keep it. */
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
