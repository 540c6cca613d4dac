package dev.autolog.recovery;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jboss.logging.Logger;

/**
 * Renumbers the transactions of a dump that was loaded into another cluster. Its rows keep the numbers of the transactions that
 * wrote them, which the new cluster has not reached: they would be published only years later. They get the lowest numbers, with
 * published entries before the others. Runs as the owner of the tables: the service cannot change its audit trail.
 */
@ApplicationScoped
class TransactionRenumbering {
    private static final Logger LOG = Logger.getLogger(TransactionRenumbering.class);

    private static final String NEEDED = "select exists (select 1 from audit_trail where tx > pg_current_xact_id())"
            + " or exists (select 1 from relay_cursor where tx > pg_current_xact_id())"
            + " or exists (select 1 from recheck where tx > pg_current_xact_id())"
            + " or exists (select 1 from erasure where tx > pg_current_xact_id())"
            + " or exists (select 1 from directory_reread where horizon > pg_current_xact_id())";
    private static final List<String> STEPS = List.of(
            "alter table audit_trail disable trigger audit_trail_is_append_only",
            "update audit_trail a set tx = case when (a.tx, a.line) <= (c.tx, c.line) then '1' else '2' end::xid8"
                    + " from relay_cursor c",
            "alter table audit_trail enable trigger audit_trail_is_append_only",
            "update relay_cursor set tx = '1', line = " + Long.MAX_VALUE,
            "update recheck set tx = '1'",
            "update erasure set tx = '1'",
            "update directory_reread set horizon = null, done_to = null");

    private final Flyway flyway;

    TransactionRenumbering(Flyway flyway) {
        this.flyway = flyway;
    }

    void apply() throws SQLException {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            if (isNeeded(statement)) {
                LOG.warn("The database was loaded into another cluster: renumbering its transactions");
                connection.setAutoCommit(false);
                for (String step : STEPS) {
                    statement.execute(step);
                }
                connection.commit();
            }
        }
    }

    private static boolean isNeeded(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(NEEDED)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
