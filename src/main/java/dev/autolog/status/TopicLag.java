package dev.autolog.status;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lag of an input topic, all accounts together. In seconds and not in records: the number of other accounts' records is
 * confidential, the delay of one's own is not.
 *
 * @param topic the topic
 * @param upToDate whether all records have been processed
 * @param seconds age of the oldest unprocessed record; 0 if there is none, null if unknown
 * @param missing whether the topic is missing in Kafka
 */
public record TopicLag(
        String topic, boolean upToDate, @Nullable Long seconds, boolean missing) {
    /** A shorter lag is normal in a busy minute and not shown. */
    static final Duration WORTH_A_WORD = Duration.ofSeconds(30);

    /** Whether the status should show the lag. */
    boolean isLong() {
        return seconds != null && seconds > WORTH_A_WORD.toSeconds();
    }

    /** The reason that results from the lag; empty if it is short. */
    List<StatusReason> reason() {
        if (missing) {
            return List.of(StatusReason.TOPIC_MISSING);
        }
        if (!isLong()) {
            return List.of();
        }
        return switch (topic) {
            case InputTopics.CALLS -> List.of(StatusReason.CALLS_WAIT);
            case InputTopics.MESSAGES -> List.of(StatusReason.MESSAGES_WAIT);
            default -> List.of(StatusReason.CONTACTS_WAIT);
        };
    }
}
