package dev.autolog.local;

import dev.autolog.deadletters.DeadLetterId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Notes in the service's list which letters an operator has replayed, so that nobody replays them once more. */
final class LetterMarks {
    /** Stands in the list where otherwise the agent id of an admin does. */
    static final String OPERATOR = "operator";

    private static final String MARK = "update dead_letter set status = 'REPLAYED', done_at = now(), done_by = '"
            + OPERATOR + "' where topic = ? and partition = ? and place = ? and status = 'WAITING'";

    private final String url;
    private final String user;
    private final String password;

    LetterMarks(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Of the database that the service's own variables name, or of the local one; none if Kafka is elsewhere and no database is named. */
    static Optional<LetterMarks> from(Map<String, String> environment, LocalSettings local) {
        String named = environment.get("QUARKUS_DATASOURCE_JDBC_URL");
        if (named != null) {
            return Optional.of(new LetterMarks(
                    named,
                    environment.getOrDefault("QUARKUS_DATASOURCE_USERNAME", LocalDatabase.NAME),
                    environment.getOrDefault("QUARKUS_DATASOURCE_PASSWORD", LocalDatabase.NAME)));
        }
        return environment.containsKey("KAFKA_BOOTSTRAP_SERVERS")
                ? Optional.empty()
                : Optional.of(new LetterMarks(local.jdbcUrl(), LocalDatabase.NAME, LocalDatabase.NAME));
    }

    /** Marks letters that still wait. */
    void replayed(List<DeadLetterId> letters) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                PreparedStatement statement = connection.prepareStatement(MARK)) {
            for (DeadLetterId id : letters) {
                statement.setString(1, id.topic());
                statement.setInt(2, id.partition());
                statement.setLong(3, id.offset());
                statement.addBatch();
            }
            var _ = statement.executeBatch();
        }
    }
}
