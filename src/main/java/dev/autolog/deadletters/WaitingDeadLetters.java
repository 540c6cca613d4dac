package dev.autolog.deadletters;

/**
 * The number of dead letters that are neither replayed nor discarded, for one topic and reason.
 *
 * @param topic the topic of the source records, such as {@code call-ended}
 * @param reason why they are dead letters
 * @param count number of dead letters
 */
public record WaitingDeadLetters(String topic, String reason, long count) {}
