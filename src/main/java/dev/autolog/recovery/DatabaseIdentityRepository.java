package dev.autolog.recovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The table {@code database_origin}. */
final class DatabaseIdentityRepository {
    private static final String SYSTEM = "(select system_identifier::text from pg_control_system())";

    // The name of a WAL file begins with its timeline. pg_control_checkpoint only reports that of the last checkpoint.
    private static final String TIMELINE = "left(pg_walfile_name(pg_current_wal_lsn()), 8)";
    private static final String HERE = "select " + SYSTEM + ", " + TIMELINE;
    /** SQL condition: the database has the recorded identity. */
    static final String IS_AS_NOTED =
            "exists (select 1 from database_origin where system = " + SYSTEM + " and timeline = " + TIMELINE + ")";

    private static final String NOTED = "select system, timeline, asked from database_origin";
    private static final String NOTE =
            "insert into database_origin (system, timeline, asked, since) values (?, ?, ?, now())"
                    + " on conflict (one) do update set system = excluded.system, timeline = excluded.timeline,"
                    + " asked = excluded.asked, since = excluded.since";

    private DatabaseIdentityRepository() {}

    /**
     * The recorded identity.
     *
     * @param asked the last requested recovery; empty if none was ever requested
     */
    record NotedIdentity(DatabaseIdentity identity, String asked) {
        /**
         * Whether the database may lack data.
         *
         * @param notedIdentity the recorded identity; empty in a new database
         * @param here the actual identity
         * @param asked the requested recovery; empty if none is requested
         */
        static boolean isNeeded(Optional<NotedIdentity> notedIdentity, DatabaseIdentity here, String asked) {
            boolean isAnother =
                    notedIdentity.isPresent() && !notedIdentity.get().identity().equals(here);
            boolean isAskedFor = !asked.isEmpty()
                    && !notedIdentity.map(NotedIdentity::asked).orElse("").equals(asked);
            return isAnother || isAskedFor;
        }
    }

    static DatabaseIdentity here(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(HERE)) {
            row.next();
            return new DatabaseIdentity(row.getString(1), row.getString(2));
        }
    }

    static Optional<NotedIdentity> noted(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(NOTED)) {
            return row.next()
                    ? Optional.of(new NotedIdentity(
                            new DatabaseIdentity(row.getString(1), row.getString(2)), row.getString(3)))
                    : Optional.empty();
        }
    }

    static void note(Connection connection, DatabaseIdentity here, String asked) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(NOTE)) {
            statement.setString(1, here.system());
            statement.setString(2, here.timeline());
            statement.setString(3, asked);
            statement.executeUpdate();
        }
    }
}
