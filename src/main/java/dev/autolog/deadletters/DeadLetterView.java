package dev.autolog.deadletters;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as the API shows it to admins.
 *
 * @param topic the topic of the source record
 * @param partition the partition of the source record; null, like the offset, if the headers do not say
 * @param reason a {@code DeadLetterReason}, or {@code UNKNOWN}
 * @param detail the path of the invalid field, or what failed; null without details
 * @param key the record's key as text; null without one
 * @param size of the value in bytes; null without a value
 * @param at when it became a dead letter
 * @param replayedFrom the dead letter whose replay became this one; null for a record that was not replayed
 * @param doneAt when it was replayed or discarded; null while it waits
 * @param doneBy the agent id of the admin who replayed or discarded it; null while it waits
 * @param excerpt the beginning of the value as text; null in lists, and without a value
 */
@Schema(name = "DeadLetterView")
public record DeadLetterView(
        String id,
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        String reason,
        @Nullable String detail,
        @Nullable String key,
        @Nullable Integer size,
        Instant at,
        DeadLetterStatus status,
        @Nullable String replayedFrom,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable String excerpt) {

    static DeadLetterView whole(ListedDeadLetter known) {
        return of(known, known.deadLetter().excerpt());
    }

    static DeadLetterView listed(ListedDeadLetter known) {
        return of(known, null);
    }

    private static DeadLetterView of(ListedDeadLetter known, @Nullable String excerpt) {
        DeadLetter deadLetter = known.deadLetter();
        return new DeadLetterView(
                deadLetter.id().text(),
                deadLetter.id().sourceTopic(),
                deadLetter.sourcePartition(),
                deadLetter.sourceOffset(),
                deadLetter.reason(),
                deadLetter.detail(),
                deadLetter.key(),
                deadLetter.size(),
                deadLetter.at(),
                known.status(),
                deadLetter.replayedFrom(),
                known.doneAt(),
                known.by(),
                excerpt);
    }

    /** Masked: keys and values are personal data. */
    @Override
    public String toString() {
        return "DeadLetterView[" + id + "]";
    }
}
