package dev.autolog.operator;

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
 * The dead letters that an operator selects.
 *
 * @param topic the dead-letter topic
 * @param reason null for every reason
 * @param ranges their offsets; empty for all
 */
record ReplaySelection(String topic, @Nullable String reason, List<SelectedRange> ranges) {
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,9}):([0-9]{1,18})(?:-([0-9]{1,18}))?");

    /** Offsets of a partition, both ends inclusive. */
    record SelectedRange(int partition, long from, long to) {}

    /**
     * Parses the arguments of the command line.
     *
     * @param topic the source topic, or its dead-letter topic
     * @param reason empty for every reason
     * @param offsets {@code partition:offset} or {@code partition:from-to}, separated by commas; empty for all
     * @throws CommandFailedException if it cannot be parsed
     */
    static ReplaySelection of(String topic, String reason, String offsets) {
        if (topic.isBlank()) {
            throw new CommandFailedException("Name a topic, such as call-ended");
        }
        List<SelectedRange> ranges = new ArrayList<>();
        for (String part : offsets.isBlank() ? new String[0] : offsets.split(",", -1)) {
            Matcher match = RANGE.matcher(part.strip());
            if (!match.matches()) {
                throw new CommandFailedException(
                        "Offsets are written as 0:17,2:3-9 (partition:offset), not as " + offsets);
            }
            long from = Long.parseLong(match.group(2));
            String to = match.group(3);
            ranges.add(
                    new SelectedRange(Integer.parseInt(match.group(1)), from, to == null ? from : Long.parseLong(to)));
        }
        return new ReplaySelection(
                DeadLetterId.deadLettersOf(topic.strip()),
                reason.isBlank() ? null : reason.strip(),
                List.copyOf(ranges));
    }

    /** Whether a dead letter of the topic is selected. */
    boolean includes(ConsumerRecord<byte[], byte[]> deadLetter) {
        boolean inRange = ranges.isEmpty()
                || ranges.stream()
                        .anyMatch(range -> range.partition == deadLetter.partition()
                                && range.from <= deadLetter.offset()
                                && deadLetter.offset() <= range.to);
        return inRange && (reason == null || reason.equals(header(deadLetter, "dead-letter-reason")));
    }

    /** A header as text; {@code -} if it is absent. */
    static String header(ConsumerRecord<byte[], byte[]> deadLetter, String name) {
        Header header = deadLetter.headers().lastHeader(name);
        return header == null || header.value() == null ? "-" : new String(header.value(), StandardCharsets.UTF_8);
    }
}
