package dev.autolog.kafka;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The latest commits and refusals of each topic's records. If the database refuses a record and accepts others, the record is
 * at fault; if it refuses all with the same error, the database may be.
 */
final class RefusalHistory {
    private final Map<String, TopicHistory> topics = new ConcurrentHashMap<>();

    /**
     * @param accepted the number of committed transactions
     * @param lastRefusal the SQLSTATE of the last refused batch of a single record; null if a transaction was committed since
     */
    private record TopicHistory(long accepted, @Nullable String lastRefusal) {
        static final TopicHistory NONE = new TopicHistory(0, null);
    }

    /** Counts a committed transaction with records of a topic. */
    void accept(String topic) {
        topics.merge(topic, new TopicHistory(1, null), (before, _) -> new TopicHistory(before.accepted + 1, null));
    }

    /** The number of committed transactions with records of a topic. */
    long accepted(String topic) {
        return topics.getOrDefault(topic, TopicHistory.NONE).accepted;
    }

    /**
     * Notes the refusal of a batch of a single record. Returns whether the previous such batch was refused with the same
     * SQLSTATE, without a commit in between.
     */
    boolean refuseAlone(String topic, String sqlState) {
        TopicHistory before = topics.getOrDefault(topic, TopicHistory.NONE);
        topics.put(topic, new TopicHistory(before.accepted, sqlState));
        return sqlState.equals(before.lastRefusal);
    }
}
