package dev.autolog.local;

import dev.autolog.deadletters.DeadLetterId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters an operator means.
 *
 * @param topic the dead-letter topic
 * @param reason null for whatever reason
 * @param places where they stand; none for wherever
 */
record LetterSelection(String topic, @Nullable String reason, List<Places> places) {
    private static final Pattern PLACES = Pattern.compile("([0-9]{1,9}):([0-9]{1,18})(?:-([0-9]{1,18}))?");

    /** Offsets of a partition, both ends included. */
    record Places(int partition, long from, long to) {}

    /**
     * As it is written on the command line; what cannot be understood is a {@link StartFailure}.
     *
     * @param topic that the records were read from, or that the letters are on
     * @param reason empty for whatever reason
     * @param offsets {@code partition:offset} or {@code partition:from-to}, with commas between; empty for wherever
     */
    static LetterSelection of(String topic, String reason, String offsets) {
        if (topic.isBlank()) {
            throw new StartFailure("Say whose dead letters: make replay TOPIC=call-ended");
        }
        List<Places> places = new ArrayList<>();
        for (String part : offsets.isBlank() ? new String[0] : offsets.split(",", -1)) {
            Matcher match = PLACES.matcher(part.strip());
            if (!match.matches()) {
                throw new StartFailure("OFFSETS=" + offsets + " is not like 0:17,2:3-9 (partition:offset)");
            }
            long from = Long.parseLong(match.group(2));
            String to = match.group(3);
            places.add(new Places(Integer.parseInt(match.group(1)), from, to == null ? from : Long.parseLong(to)));
        }
        return new LetterSelection(
                DeadLetterId.deadLettersOf(topic.strip()),
                reason.isBlank() ? null : reason.strip(),
                List.copyOf(places));
    }

    /** Whether a letter of the topic is meant. */
    boolean includes(ConsumerRecord<byte[], byte[]> letter) {
        boolean there = places.isEmpty()
                || places.stream()
                        .anyMatch(place -> place.partition == letter.partition()
                                && place.from <= letter.offset()
                                && letter.offset() <= place.to);
        return there && (reason == null || reason.equals(header(letter, "dead-letter-reason")));
    }

    /** A header as text; {@code -} where it is not there. */
    static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
