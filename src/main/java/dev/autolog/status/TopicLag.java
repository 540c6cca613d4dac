package dev.autolog.status;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the service is behind with a topic that it reads, all accounts together. In seconds and not in records: how many
 * records other accounts send is confidential; the delay of the own records is not.
 *
 * @param topic the topic
 * @param upToDate whether all that is there has been dealt with
 * @param seconds how long the oldest record that has not been dealt with has been there; 0 if there is none, null if it
 *     cannot be told
 * @param missing whether Kafka has no such topic
 */
public record TopicLag(
        String topic, boolean upToDate, @Nullable Long seconds, boolean missing) {
    /** Records of a busy minute may wait; people need not hear of it. */
    static final Duration WORTH_A_WORD = Duration.ofSeconds(30);

    /** Whether people should know. */
    boolean isLong() {
        return seconds != null && seconds > WORTH_A_WORD.toSeconds();
    }

    /** Why the service is behind, if it is with this. */
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
