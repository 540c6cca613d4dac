package dev.autolog.recheck;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/** A connection that hears of entries in the queue, and tells when they may be dealt with. */
final class RecheckSession implements AutoCloseable {
    /** A commit wakes up; this is for what another instance left behind. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** The snapshot is taken before the number, so that the number is above that of all who could not see the entries yet. */
    private static final String HORIZON =
            "select pg_current_snapshot()::text, pg_current_xact_id()::text" + " where exists (select 1 from recheck)";

    private static final String REACHED = "select pg_snapshot_xmin(pg_current_snapshot()) >= ?::xid8";

    private final Connection connection;

    private RecheckSession(Connection connection) {
        this.connection = connection;
    }

    static RecheckSession open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen autolog_recheck");
        }
        return new RecheckSession(connection);
    }

    /** What is queued now; empty if nothing is. */
    Optional<Watermark> watermark() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HORIZON)) {
            return row.next() ? Optional.of(new Watermark(row.getString(1), row.getString(2))) : Optional.empty();
        }
    }

    /** Whether every decision is over that may not have seen what made the entries. */
    boolean reached(Watermark watermark) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REACHED)) {
            statement.setString(1, watermark.tx());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Waits for the next entry. */
    void awaitEntry() throws SQLException {
        var _ = connection.unwrap(PGConnection.class).getNotifications((int) LONGEST_WAIT.toMillis());
    }

    /** The connection returns to a pool, and would go on listening. */
    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }
}
