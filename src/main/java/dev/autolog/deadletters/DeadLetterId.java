package dev.autolog.deadletters;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The position of a dead letter.
 *
 * @param topic the dead-letter topic
 */
public record DeadLetterId(String topic, int partition, long offset) implements Comparable<DeadLetterId> {
    /** The suffix of a dead-letter topic, after the name of the source topic. */
    private static final String ENDING = "-dead-letter";

    private static final Pattern TEXT = Pattern.compile("([a-zA-Z0-9._-]{1,249})-([0-9]{1,9})-([0-9]{1,18})");

    /** Parses the result of {@link #text()}; empty if the text is not an id. */
    public static Optional<DeadLetterId> of(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new DeadLetterId(
                        parts.group(1), Integer.parseInt(parts.group(2)), Long.parseLong(parts.group(3))))
                : Optional.empty();
    }

    /** The id as API clients see it. */
    public String text() {
        return topic + "-" + partition + "-" + offset;
    }

    /** The topic that the record was read from. Derived from the topic of the dead letter, not from its headers. */
    public String sourceTopic() {
        return sourceOf(topic);
    }

    static String sourceOf(String deadLetterTopic) {
        return deadLetterTopic.endsWith(ENDING)
                ? deadLetterTopic.substring(0, deadLetterTopic.length() - ENDING.length())
                : deadLetterTopic;
    }

    /** The dead-letter topic of a topic. */
    public static String deadLettersOf(String topic) {
        return topic.endsWith(ENDING) ? topic : topic + ENDING;
    }

    @Override
    public int compareTo(DeadLetterId other) {
        int topics = topic.compareTo(other.topic);
        int partitions = topics != 0 ? topics : Integer.compare(partition, other.partition);
        return partitions != 0 ? partitions : Long.compare(offset, other.offset);
    }
}
