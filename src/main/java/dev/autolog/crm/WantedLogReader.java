package dev.autolog.crm;

import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.RecordKey;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads records of {@code call-logged} and {@code unresolved-conflicts}. */
final class WantedLogReader {
    /** The id of a published version: {@code topic/id/version}. */
    private static final Pattern EVENT_ID = Pattern.compile(".*/([0-9]{1,9})");

    private WantedLogReader() {}

    /** Reads a record; one without a value withdraws its log or conflict. */
    static WantedLog read(RecordTopic topic, ConsumerRecord<byte[], byte[]> source) {
        if (source.value() == null) {
            RecordKey key = RecordKey.of(source.key(), topic.idField());
            return new WantedLog(key.accountId(), topic.queueId(key.id()), eventVersion(source), null, null);
        }
        JsonRecord json = JsonRecord.of(source.value());
        RecordKey key = RecordKey.in(json, topic.idField()).checkedAgainst(source.key(), topic.idField());
        return new WantedLog(
                key.accountId(),
                topic.queueId(key.id()),
                version(json),
                topic == RecordTopic.CALL_LOGGED ? json.text("contactId", RecordKey.MAX_ID) : null,
                new String(source.value(), StandardCharsets.UTF_8));
    }

    private static int version(JsonRecord json) {
        long version = json.count("version");
        if (version < 1 || version > Integer.MAX_VALUE) {
            throw new InvalidRecordException(DeadLetterReason.INVALID_FORMAT, "version");
        }
        return (int) version;
    }

    private static int eventVersion(ConsumerRecord<byte[], byte[]> source) {
        Header id = source.headers().lastHeader("ce_id");
        Matcher matcher = EVENT_ID.matcher(id == null ? "" : new String(id.value(), StandardCharsets.UTF_8));
        if (!matcher.matches()) {
            throw new InvalidRecordException(DeadLetterReason.INVALID_FORMAT, "ce_id");
        }
        return Integer.parseInt(matcher.group(1));
    }
}
