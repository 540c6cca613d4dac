package dev.autolog.recovery;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The table {@code kafka_topic}. */
final class TopicRepository {
    private static final String NOTE = "insert into kafka_topic as t (topic, id) values (?, ?)"
            + " on conflict (topic) do update set id = excluded.id, recreated_at = now() where t.id <> excluded.id"
            + " returning recreated_at is not null";
    private static final String FORGET_MARKS = "delete from kafka_mark where topic = ?";
    private static final String TRUNCATED = "update kafka_topic set truncated_at = now() where topic = ?";
    // Starts a new count if the last records were missed more than a day ago.
    private static final String MISSED = "update kafka_topic set missed_at = now(),"
            + " missed = ? + case when missed_at > now() - interval '1 day' then missed else 0 end where topic = ?";
    private static final String WHOLE = "update kafka_topic set recreated_at = null, truncated_at = null"
            + " where recreated_at is not null or truncated_at is not null";

    private static final String IDS = "select topic, id from kafka_topic";

    private TopicRepository() {}

    /** The ids that were noted, by topic. */
    static Map<String, String> ids(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(IDS)) {
            Map<String, String> ids = new HashMap<>();
            while (row.next()) {
                ids.put(row.getString(1), row.getString(2));
            }
            return ids;
        }
    }

    /**
     * Stores the ids of topics, and deletes the checkpoints of recreated topics. Only one of several instances gets these.
     *
     * @return the recreated topics
     */
    static Set<String> note(Connection connection, Map<String, String> ids) throws SQLException {
        Set<String> recreated = new HashSet<>();
        connection.setAutoCommit(false);
        try (PreparedStatement note = connection.prepareStatement(NOTE);
                PreparedStatement forgetMarks = connection.prepareStatement(FORGET_MARKS)) {
            for (Map.Entry<String, String> topic : ids.entrySet()) {
                note.setString(1, topic.getKey());
                note.setString(2, topic.getValue());
                try (ResultSet row = note.executeQuery()) {
                    if (row.next() && row.getBoolean(1)) {
                        recreated.add(topic.getKey());
                        forgetMarks.setString(1, topic.getKey());
                        forgetMarks.executeUpdate();
                    }
                }
            }
            connection.commit();
            return recreated;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Marks topics that end before their checkpoints as truncated, and deletes the checkpoints. */
    static void truncated(Connection connection, Collection<String> topics) throws SQLException {
        try (PreparedStatement note = connection.prepareStatement(TRUNCATED);
                PreparedStatement forgetMarks = connection.prepareStatement(FORGET_MARKS)) {
            for (String topic : topics) {
                note.setString(1, topic);
                note.executeUpdate();
                forgetMarks.setString(1, topic);
                forgetMarks.executeUpdate();
            }
        }
    }

    /** Adds to the number of records that Kafka deleted before they were read. */
    static void missed(Connection connection, Map<String, Long> records) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(MISSED)) {
            for (Map.Entry<String, Long> topic : records.entrySet()) {
                statement.setLong(1, topic.getValue());
                statement.setString(2, topic.getKey());
                statement.executeUpdate();
            }
        }
    }

    /** Marks all topics as complete: their newest state is published again. */
    static void whole(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(WHOLE);
        }
    }
}
