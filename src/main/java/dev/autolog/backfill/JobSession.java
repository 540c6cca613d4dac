package dev.autolog.backfill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * A connection that listens for jobs and for all commits to the audit trail. It holds the lock that lets one instance at a time
 * run jobs; the lock only avoids wasted work, because the job's cursor already admits one page at a time.
 */
final class JobSession implements AutoCloseable {
    /** Key of the advisory lock. */
    private static final long LOCK = 0x4155_544f_4c4f_4706L;
    /** A notification wakes the session up; the timeout is for jobs that another instance left behind. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    /** Unpublished audit entries; the relay publishes several times as many per second. */
    private static final int BEHIND = 1000;

    private static final String JOBS = "autolog_past_calls";
    private static final String COMMITS = "autolog_audit_trail";

    // The job with the oldest page is next, so that jobs of several accounts alternate.
    private static final String NEXT = "select account_id, job_id from past_call_job"
            + " where status in ('PREVIEWING', 'RUNNING') order by paged_at nulls first limit 1";
    // In entries and not in time, so that clocks do not matter.
    private static final String UNPUBLISHED = "select count(*) from (select 1 from audit_trail a"
            + " where (a.tx, a.line) > ((select tx from relay_cursor), (select line from relay_cursor))"
            + " order by a.tx, a.line limit " + (BEHIND + 1) + ") u";

    private final Connection connection;

    private JobSession(Connection connection) {
        this.connection = connection;
    }

    static JobSession open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(true);
        JobSession session = new JobSession(connection);
        // Like the relay's session: forces the index, independent of the planner's estimate.
        session.execute("set enable_sort = off");
        session.execute("listen " + JOBS);
        return session;
    }

    /** Takes the lock if it is free. */
    boolean becomeActive() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + LOCK + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** The next job; empty if no job is at work. */
    Optional<JobKey> next() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NEXT)) {
            return row.next()
                    ? Optional.of(new JobKey(row.getString(1), row.getObject(2, UUID.class)))
                    : Optional.empty();
        }
    }

    /** Waits for a job. */
    void awaitJob() throws SQLException {
        var _ = notifications().getNotifications((int) LONGEST_WAIT.toMillis());
    }

    /** Starts to listen for commits to the audit trail; without a job it would only receive needless notifications. */
    void hearOfCommits() throws SQLException {
        execute("listen " + COMMITS);
    }

    void hearOfNoCommits() throws SQLException {
        execute("unlisten " + COMMITS);
    }

    /** Pauses, and returns the number of commits notified since the last call. */
    int rest(Duration time) throws SQLException {
        long end = System.nanoTime() + time.toNanos();
        int heard = commits(notifications().getNotifications());
        for (long left = millis(end); left > 0; left = millis(end)) {
            heard += commits(notifications().getNotifications((int) left));
        }
        return heard;
    }

    private static long millis(long end) {
        return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
    }

    private static int commits(PGNotification @Nullable [] heard) {
        int commits = 0;
        for (PGNotification one : heard == null ? new PGNotification[0] : heard) {
            commits += one.getName().equals(COMMITS) ? 1 : 0;
        }
        return commits;
    }

    /** Whether many audit entries wait for the relay. */
    boolean relayIsBehind() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(UNPUBLISHED);
                ResultSet row = statement.executeQuery()) {
            return row.next() && row.getInt(1) > BEHIND;
        }
    }

    private PGConnection notifications() throws SQLException {
        return connection.unwrap(PGConnection.class);
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Resets the connection before it returns to the pool, which would otherwise keep its state. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            execute("unlisten *");
            execute("reset enable_sort");
            execute("select pg_advisory_unlock_all()");
        }
    }
}
