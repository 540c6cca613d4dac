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

/** A connection that listens for queue entries, and knows when they may be processed. */
final class RecheckSession implements AutoCloseable {
    /** A notification wakes the session up; the timeout is for entries that another instance left behind. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /** The snapshot comes first, so that the number is above those of all transactions that could not see the entries yet. */
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

    /** The watermark of the current entries; empty if there are none. */
    Optional<Watermark> watermark() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HORIZON)) {
            return row.next() ? Optional.of(new Watermark(row.getString(1), row.getString(2))) : Optional.empty();
        }
    }

    /** Whether all transactions have ended that may have decided without seeing the entries' contacts. */
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

    /** Stops listening, because the connection returns to a pool. */
    @Override
    public void close() throws SQLException {
        try (connection;
                Statement statement = connection.createStatement()) {
            statement.execute("unlisten *");
        }
    }
}
