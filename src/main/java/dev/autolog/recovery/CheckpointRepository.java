package dev.autolog.recovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The table {@code kafka_mark}. */
final class CheckpointRepository {
    private static final String ALL = "select topic, partition, place from kafka_mark";
    // Writes nothing in a database that was restored meanwhile: the offsets do not apply to it.
    private static final String SET = "insert into kafka_mark (topic, partition, place, at)"
            + " select ?, ?, ?, now() where " + DatabaseIdentityRepository.IS_AS_NOTED
            + " on conflict (topic, partition) do update set place = excluded.place, at = excluded.at";

    private CheckpointRepository() {}

    static Map<TopicPartition, Long> all(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(ALL)) {
            Map<TopicPartition, Long> marks = new HashMap<>();
            while (row.next()) {
                marks.put(new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3));
            }
            return marks;
        }
    }

    /** Stores checkpoints; false if the database is no longer the recorded one, which then stores none. */
    static boolean set(Connection connection, Map<TopicPartition, Long> places) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(SET)) {
            for (Map.Entry<TopicPartition, Long> mark : places.entrySet()) {
                statement.setString(1, mark.getKey().topic());
                statement.setInt(2, mark.getKey().partition());
                statement.setLong(3, mark.getValue());
                statement.addBatch();
            }
            int written = 0;
            for (int rows : statement.executeBatch()) {
                written += rows;
            }
            return written == places.size();
        }
    }
}
