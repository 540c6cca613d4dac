package dev.autolog.deadletters;

/**
 * Dead letters that are neither replayed nor discarded.
 *
 * @param topic the one that the records were read from, such as {@code call-ended}
 * @param reason why they are dead
 * @param count how many
 */
public record WaitingDeadLetters(String topic, String reason, long count) {}
