package dev.autolog.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What the database made of the records of each topic of late. Records that are refused while others are accepted are at fault
 * themselves; when all are refused alike, it may be the database.
 */
final class RefusalHistory {
    private final Map<String, TopicHistory> topics = new ConcurrentHashMap<>();

    /**
     * @param accepted the number of transactions that were committed
     * @param lastRefusal the state of the refusal of a record that came alone, if no transaction was committed since
     */
    private record TopicHistory(long accepted, @Nullable String lastRefusal) {
        static final TopicHistory NONE = new TopicHistory(0, null);
    }

    /** Records of a topic were committed. */
    void accept(String topic) {
        topics.merge(topic, new TopicHistory(1, null), (before, _) -> new TopicHistory(before.accepted + 1, null));
    }

    /** The number of transactions with records of a topic that were committed. */
    long accepted(String topic) {
        return topics.getOrDefault(topic, TopicHistory.NONE).accepted;
    }

    /** A record that came alone was refused; whether the one before it was refused alike, and none was accepted between them. */
    boolean refuseAlone(String topic, String sqlState) {
        TopicHistory before = topics.getOrDefault(topic, TopicHistory.NONE);
        topics.put(topic, new TopicHistory(before.accepted, sqlState));
        return sqlState.equals(before.lastRefusal);
    }
}
