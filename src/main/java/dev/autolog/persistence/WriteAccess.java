package dev.autolog.persistence;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.AgroalDataSource.FlushMode;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Whether the database takes writes, as of the last check. After a failover, or by an operator's command, it takes none; sessions
 * opened in the meantime stay read-only afterwards, and those of a former primary forever, so all are replaced.
 */
@ApplicationScoped
public class WriteAccess {
    /** The SQLSTATE of a write in a read-only transaction. */
    static final String READ_ONLY = "25006";

    private static final Logger LOG = Logger.getLogger(WriteAccess.class);
    private static final String ASK = "select current_setting('transaction_read_only') = 'on'";

    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(1);

    private final AgroalDataSource database;
    private volatile boolean isRefused;
    private volatile long refusedAt;
    private volatile boolean isTold;

    WriteAccess(AgroalDataSource database) {
        this.database = database;
    }

    /** Whether the database was read-only at the last check, or a session has been since. */
    public boolean isRefused() {
        return isRefused;
    }

    /** Reports a read-only session. The next check finds whether the database is read-only too. */
    void suspect() {
        isRefused = true;
    }

    /**
     * Checks the database, and while it is read-only rechecks once a second, in a new session. Blocks.
     *
     * @return whether it takes writes
     * @throws SQLException if it does not respond
     */
    public boolean check() throws SQLException {
        boolean before = isRefused;
        if (before) {
            if (isTold && System.nanoTime() - refusedAt < BETWEEN_CHECKS.toNanos()) {
                return false;
            }
            database.flush(FlushMode.IDLE);
        }
        try (Connection connection = database.getConnection()) {
            isRefused = isReadOnly(connection);
        }
        if (isRefused) {
            refusedAt = System.nanoTime();
            tell();
        } else if (before) {
            LOG.info("The database takes writes");
            isTold = false;
            // Includes the sessions of workers that only listen and would not notice.
            database.flush(FlushMode.ALL);
        }
        return !isRefused;
    }

    private void tell() {
        if (!isTold) {
            isTold = true;
            LOG.error("The database is read-only: decisions wait until it takes writes again");
        }
    }

    /** Whether the session of a connection is read-only. */
    static boolean isReadOnly(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ASK)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
