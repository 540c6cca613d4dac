package dev.autolog.deadletters;

import org.jspecify.annotations.Nullable;

/**
 * Which of an account's dead letters.
 *
 * @param topic the dead-letter topic; null for all
 * @param reason null for all
 */
public record DeadLetterFilter(
        DeadLetterStatus status,
        @Nullable String topic,
        @Nullable String reason) {

    /**
     * A filter as people write it.
     *
     * @param sourceTopic that the records were read from; null for all
     */
    public static DeadLetterFilter of(DeadLetterStatus status, @Nullable String sourceTopic, @Nullable String reason) {
        return new DeadLetterFilter(
                status, sourceTopic == null ? null : DeadLetterId.deadLettersOf(sourceTopic), reason);
    }

    /** Masked: it is what a person wrote. */
    @Override
    public String toString() {
        return "DeadLetterFilter[" + status + "]";
    }
}
