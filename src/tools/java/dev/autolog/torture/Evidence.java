package dev.autolog.torture;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Receives the content of the topics and tables, piece by piece. */
interface Evidence {
    /**
     * A row of the legs.
     *
     * @param reason the kind of its conflict, or the reason why it is not logged
     * @param messageCount the number of messages of a thread; null for a call
     */
    record LegRow(
            UUID id,
            String accountId,
            String callId,
            String agentId,
            String outcome,
            @Nullable String reason,
            @Nullable String contactId,
            @Nullable String dealId,
            @Nullable String recordingUrl,
            @Nullable String notes,
            int logVersion,
            int conflictVersion,
            @Nullable Integer messageCount,
            @Nullable String conflictStatus,
            @Nullable String texts) {
        /** Masked: texts hold numbers and names. */
        @Override
        public String toString() {
            return "LegRow[" + id + "]";
        }
    }

    /** A row of the messages. */
    record MessageRow(
            String accountId,
            String messageId,
            String callId,
            String agentId,
            @Nullable String text) {
        /** Masked: texts are personal data. */
        @Override
        public String toString() {
            return "MessageRow[" + messageId + "]";
        }
    }

    /**
     * An entry of the audit trail.
     *
     * @param topic the topic of its publication; null if it is not published
     */
    record TrailRow(
            String accountId,
            UUID subjectId,
            String actor,
            String action,
            int version,
            @Nullable String topic,
            @Nullable String payload) {
        /** Masked: payloads hold numbers and names. */
        @Override
        public String toString() {
            return "TrailRow[" + subjectId + ", " + action + "]";
        }
    }

    /** A row of the dead letters. */
    record DeadLetterRow(String accountId, String topic, int partition, long offset, String reason) {}

    /** A record of an input topic. */
    record Input(
            String topic,
            int partition,
            long offset,
            String event,
            String key,
            @Nullable String value) {
        /** Masked: values hold numbers and names. */
        @Override
        public String toString() {
            return "Input[" + event + "]";
        }
    }

    /** A record of an output topic. */
    record Output(String topic, String key, @Nullable String value, String eventId) {
        /** Masked: values hold numbers and names. */
        @Override
        public String toString() {
            return "Output[" + eventId + "]";
        }
    }

    /** A record of a dead-letter topic, with the position of the rejected record. */
    record DeadLetter(
            String topic,
            String sourceTopic,
            int sourcePartition,
            long sourceOffset,
            String reason,
            String key,
            @Nullable String value) {
        /** Masked: values hold numbers and names. */
        @Override
        public String toString() {
            return "DeadLetter[" + sourceTopic + "/" + sourcePartition + "/" + sourceOffset + "]";
        }
    }

    void leg(LegRow row);

    void message(MessageRow row);

    void trail(TrailRow row);

    void deadLetterRow(DeadLetterRow row);

    void input(Input message);

    void output(Output message);

    void deadLetter(DeadLetter message);

    /** The remaining items of something that is empty at the end. */
    void pending(String what, long count);
}
