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
 * A connection that listens for jobs and for all commits to the audit trail. The lock that lets one instance at a time work
 * jobs off belongs to it; that is for quiet, as a job's cursor admits one at a time by itself.
 */
final class JobSession implements AutoCloseable {
    /** Names the lock among the database's advisory locks. */
    private static final long LOCK = 0x4155_544f_4c4f_4706L;
    /** A commit wakes up; this is for what another instance left behind. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);
    /** Lines of the audit trail; the relay publishes several times as many in a second. */
    private static final int BEHIND = 1000;

    private static final String JOBS = "autolog_past_calls";
    private static final String COMMITS = "autolog_audit_trail";

    // Jobs of several accounts take turns.
    private static final String NEXT = "select account_id, job_id from past_call_job"
            + " where status in ('PREVIEWING', 'RUNNING') order by paged_at nulls first limit 1";
    // In lines and not in time, so that it does not matter whose clock is right.
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
        // As the relay reads: through the index, independent of the plan.
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

    /** Whose turn it is; empty if no job is at work. */
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

    /** From now on commits to the audit trail are heard of; nothing is before, for there are many and no job asks. */
    void hearOfCommits() throws SQLException {
        execute("listen " + COMMITS);
    }

    void hearOfNoCommits() throws SQLException {
        execute("unlisten " + COMMITS);
    }

    /** Rests, and says how many commits were heard of since the last time. */
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

    /** Whether much of what was decided waits to be published. */
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

    /** Gives everything back: the connection returns to a pool and would keep it. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            execute("unlisten *");
            execute("reset enable_sort");
            execute("select pg_advisory_unlock_all()");
        }
    }
}
