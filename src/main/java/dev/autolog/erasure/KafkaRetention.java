package dev.autolog.erasure;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A topic that still holds records published before an erasure, and for how long. The service cannot alter topics: these are the
 * values of {@code kafka/topics.yaml}, from which the topics are created.
 *
 * @param topic the topic's name
 * @param retention how long the topic keeps a record; null for a compacted topic, where the next compaction removes it
 */
public record KafkaRetention(String topic, @Nullable Duration retention) {
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration MONTH = Duration.ofDays(30);

    /** All topics with personal data. */
    public static final List<KafkaRetention> ALL = List.of(
            new KafkaRetention("crm-contacts", null),
            new KafkaRetention("call-ended", WEEK),
            new KafkaRetention("message-exchanged", WEEK),
            new KafkaRetention("call-logged", null),
            new KafkaRetention("unresolved-conflicts", null),
            new KafkaRetention("placeholder-contacts", null),
            new KafkaRetention("log-form-requested", Duration.ofDays(1)),
            new KafkaRetention("call-ended-dead-letter", MONTH),
            new KafkaRetention("message-exchanged-dead-letter", MONTH),
            new KafkaRetention("crm-contacts-dead-letter", MONTH));

    /** Without the name, as all that could be a text of a person. */
    @Override
    public String toString() {
        return "KafkaRetention[" + retention + "]";
    }
}
