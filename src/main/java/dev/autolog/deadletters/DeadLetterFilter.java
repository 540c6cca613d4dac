package dev.autolog.deadletters;

import org.jspecify.annotations.Nullable;

/**
 * The filter of an account's list of dead letters.
 *
 * @param topic the dead-letter topic; null for all
 * @param reason null for all
 */
public record DeadLetterFilter(
        DeadLetterStatus status,
        @Nullable String topic,
        @Nullable String reason) {

    /**
     * The filter for a source topic.
     *
     * @param sourceTopic the topic of the source records; null for all
     */
    public static DeadLetterFilter of(DeadLetterStatus status, @Nullable String sourceTopic, @Nullable String reason) {
        return new DeadLetterFilter(
                status, sourceTopic == null ? null : DeadLetterId.deadLettersOf(sourceTopic), reason);
    }

    /** Masked: a person wrote the filter. */
    @Override
    public String toString() {
        return "DeadLetterFilter[" + status + "]";
    }
}
