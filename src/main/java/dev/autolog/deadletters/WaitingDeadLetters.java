package dev.autolog.deadletters;

/**
 * Dead letters that nobody has replayed or discarded.
 *
 * @param topic the one that the records were read from, such as {@code call-ended}
 * @param reason why they are dead
 * @param count how many
 */
public record WaitingDeadLetters(String topic, String reason, long count) {}
