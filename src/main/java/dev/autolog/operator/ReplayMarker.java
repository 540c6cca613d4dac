package dev.autolog.operator;

import dev.autolog.deadletters.DeadLetterId;
import dev.autolog.domain.Trigger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/** Marks dead letters in the table {@code dead_letter} as replayed by an operator, so that an admin does not replay them again. */
final class ReplayMarker {
    private static final String DATASOURCE = "quarkus.datasource.";
    private static final String MARK = "update dead_letter set status = 'REPLAYED', done_at = now(), done_by = '"
            + Trigger.OPERATOR + "' where topic = ? and partition = ? and place = ? and status = 'WAITING'";

    private final Config config;

    ReplayMarker(Config config) {
        this.config = config;
    }

    /** Marks the waiting ones of these dead letters. */
    void mark(List<DeadLetterId> replayed) throws SQLException {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(MARK)) {
            for (DeadLetterId id : replayed) {
                statement.setString(1, id.topic());
                statement.setInt(2, id.partition());
                statement.setLong(3, id.offset());
                statement.addBatch();
            }
            var _ = statement.executeBatch();
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        config.getOptionalValue(DATASOURCE + "username", String.class).ifPresent(it -> properties.put("user", it));
        config.getOptionalValue(DATASOURCE + "password", String.class).ifPresent(it -> properties.put("password", it));
        for (String name : List.of("sslmode", "sslrootcert")) {
            config.getOptionalValue(DATASOURCE + "jdbc.additional-jdbc-properties." + name, String.class)
                    .ifPresent(it -> properties.put(name, it));
        }
        // The dead letters can belong to any account.
        properties.put("options", "-c autolog.accounts=true");
        return DriverManager.getConnection(config.getValue(DATASOURCE + "jdbc.url", String.class), properties);
    }
}
