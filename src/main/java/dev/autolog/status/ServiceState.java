package dev.autolog.status;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of the service's dependencies and of the relay, as this instance sees it.
 *
 * @param database whether PostgreSQL answers
 * @param schema whether the schema is current
 * @param kafka whether Kafka answers
 * @param relay whether any instance runs the relay; false while the database is unavailable
 * @param unpublishedSeconds age of the oldest unpublished audit entry; 0 if there is none, null if unknown
 * @param waiting the lag of each input topic; empty while Kafka is unavailable
 * @param missed records that Kafka deleted before they were read; empty while the database is unavailable
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
     * The part of the state that is in the database: the relay, and missed records.
     *
     * @param oldestSeconds age of the oldest unpublished audit entry; 0 if there is none
     */
    record PublishingState(boolean active, long oldestSeconds, List<MissedRecords> missed) {}

    /** The problems, the worst first. */
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
