package dev.autolog.outbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An immutable record of one change.
 *
 * @param accountId the account
 * @param subjectId the call leg, log or conflict
 * @param at when the change was decided
 * @param actor {@code AUTO} for the pipeline, else the person's agent id
 * @param action the kind of change, as an upper-case word
 * @param details the reasons of the change, as JSON
 * @param version the subject's version on the topic after the change; 0 if it has none
 * @param topic the topic to publish it on; null if it is not published
 * @param payload the value to publish; null for a tombstone or without a topic
 * @param traceparent the trace context of the decision; null if it is not traced
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

    /** An entry without a trace. */
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

    /** This entry with a trace context; unchanged if that is null. */
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
