package dev.autolog.deadletters;

import dev.autolog.kafka.ReceivedRecord;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** The headers of a dead letter. Other producers can write to the topic, so each may be absent or malformed. */
final class DeadLetterHeaders {
    static final String REASON = "dead-letter-reason";
    static final String DETAIL = "dead-letter-detail";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";
    static final String TIME = "dead-letter-time";
    /** Header of a replayed record: the id of its dead letter. */
    static final String REPLAYED_FROM = ReceivedRecord.REPLAYED_FROM;

    /** Header of a replayed record: when it was first written. */
    static final String WRITTEN_AT = ReceivedRecord.WRITTEN_AT;

    /** All headers that describe the dead letter and not its record. */
    static final Set<String> OWN = Set.of(REASON, DETAIL, TOPIC, PARTITION, OFFSET, TIME, REPLAYED_FROM, WRITTEN_AT);

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int LONGEST = 512;

    private DeadLetterHeaders() {}

    /** A header as text that PostgreSQL can store; null when it is absent or blank. */
    static @Nullable String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            return null;
        }
        String text = new String(header.value(), StandardCharsets.UTF_8).replace('\0', '\uFFFD');
        return text.isBlank() ? null : Excerpt.cut(text, LONGEST);
    }

    /** A header that is a whole number; null when it is not. */
    static @Nullable Long number(Headers headers, String name) {
        String text = text(headers, name);
        return text != null && NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
    }
}
