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
 */
public record Machine(
        boolean database,
        boolean schema,
        boolean kafka,
        boolean relay,
        @Nullable Long unpublishedSeconds,
        List<Waiting> waiting) {
    public Machine {
        waiting = List.copyOf(waiting);
    }

    static Machine of(boolean schema, Optional<Publishing> publishing, Optional<List<Waiting>> waiting) {
        return new Machine(
                publishing.isPresent(),
                schema,
                waiting.isPresent(),
                publishing.map(Publishing::active).orElse(false),
                publishing.map(Publishing::oldestSeconds).orElse(null),
                waiting.orElse(List.of()));
    }

    /**
     * What the relay is doing.
     *
     * @param oldestSeconds age of the oldest decision that is not published; 0 when all are
     */
    record Publishing(boolean active, long oldestSeconds) {}

    /** What is wrong, the worst first. */
    List<Reason> reasons() {
        List<Reason> reasons = new ArrayList<>();
        if (!database) {
            reasons.add(Reason.DATABASE_AWAY);
        } else if (!schema) {
            reasons.add(Reason.SCHEMA_OUTDATED);
        }
        if (!kafka) {
            reasons.add(Reason.KAFKA_AWAY);
        }
        if (database && schema && !relay) {
            reasons.add(Reason.NOBODY_PUBLISHES);
        }
        waiting.forEach(one -> reasons.addAll(one.reason()));
        if (unpublishedSeconds != null && unpublishedSeconds > Waiting.WORTH_A_WORD.toSeconds()) {
            reasons.add(Reason.DECISIONS_WAIT);
        }
        return reasons;
    }
}
