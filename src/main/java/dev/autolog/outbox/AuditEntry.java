package dev.autolog.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was decided or changed, for good.
 *
 * @param accountId the account
 * @param subjectId the call leg, log or conflict
 * @param at when it was decided
 * @param actor by whom: {@code AUTO} for the pipeline, else the agent's id
 * @param action what, as an upper-case word of the feature that decided it
 * @param details JSON that tells what it was decided from
 * @param version the subject's version on the topic afterwards; 0 if it has none
 * @param topic the topic to publish it on; null if it is not published
 * @param payload the value to publish; null for a tombstone or without a topic
 * @param traceparent where in its trace it was decided; null if it is not traced
 */
public record AuditEntry(
        String accountId,
        UUID subjectId,
        Instant at,
        String actor,
        String action,
        String details,
        int version,
        @Nullable OutputTopic topic,
        @Nullable String payload,
        @Nullable String traceparent) {

    /** A line that is in no trace yet. */
    public AuditEntry(
            String accountId,
            UUID subjectId,
            Instant at,
            String actor,
            String action,
            String details,
            int version,
            @Nullable OutputTopic topic,
            @Nullable String payload) {
        this(accountId, subjectId, at, actor, action, details, version, topic, payload, null);
    }

    /** The same in a trace; itself if that is null. */
    public AuditEntry within(@Nullable String trace) {
        return trace == null
                ? this
                : new AuditEntry(accountId, subjectId, at, actor, action, details, version, topic, payload, trace);
    }

    /** Masked: payloads hold personal data. */
    @Override
    public String toString() {
        return "AuditEntry[" + subjectId + ", " + action + "]";
    }
}
