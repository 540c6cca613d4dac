package dev.autolog.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the service cannot do without, as seen from here.
 *
 * @param database whether it answers
 * @param schema whether its tables are as this version needs them
 * @param kafka whether it answers
 * @param relay whether an instance publishes what is decided, this one or another; false while the database is away
 * @param unpublishedSeconds how long the oldest decision waits to be published; 0 if none does, null if it cannot be told
 * @param waiting how far behind each topic is that is read; none while Kafka is away
 * @param missed records that Kafka deleted before they were read; none while the database is away
 */
public record ServiceState(
        boolean database,
        boolean schema,
        boolean kafka,
        boolean relay,
        @Nullable Long unpublishedSeconds,
        List<TopicLag> waiting,
        List<MissedRecords> missed) {
    public ServiceState {
        waiting = List.copyOf(waiting);
        missed = List.copyOf(missed);
    }

    static ServiceState of(
            boolean schema, Optional<PublishingState> publishingState, Optional<List<TopicLag>> waiting) {
        return new ServiceState(
                publishingState.isPresent(),
                schema,
                waiting.isPresent(),
                publishingState.map(PublishingState::active).orElse(false),
                publishingState.map(PublishingState::oldestSeconds).orElse(null),
                waiting.orElse(List.of()),
                publishingState.map(PublishingState::missed).orElse(List.of()));
    }

    /**
     * What the database tells: what the relay is doing, and what was noted of topics.
     *
     * @param oldestSeconds age of the oldest decision that is not published; 0 when all are
     */
    record PublishingState(boolean active, long oldestSeconds, List<MissedRecords> missed) {}

    /** What is wrong, the worst first. */
    List<StatusReason> reasons() {
        List<StatusReason> statusReasons = new ArrayList<>();
        if (!database) {
            statusReasons.add(StatusReason.DATABASE_AWAY);
        } else if (!schema) {
            statusReasons.add(StatusReason.SCHEMA_OUTDATED);
        }
        if (!kafka) {
            statusReasons.add(StatusReason.KAFKA_AWAY);
        }
        if (database && schema && !relay) {
            statusReasons.add(StatusReason.NOBODY_PUBLISHES);
        }
        waiting.stream()
                .flatMap(one -> one.reason().stream())
                .distinct()
                .sorted()
                .forEach(statusReasons::add);
        if (!missed.isEmpty()) {
            statusReasons.add(StatusReason.RECORDS_MISSED);
        }
        if (unpublishedSeconds != null && unpublishedSeconds > TopicLag.WORTH_A_WORD.toSeconds()) {
            statusReasons.add(StatusReason.DECISIONS_WAIT);
        }
        return statusReasons;
    }
}
