package dev.autolog.intake;

import dev.autolog.domain.Direction;
import dev.autolog.domain.Message;
import dev.autolog.domain.MessageKey;
import dev.autolog.domain.SharedInbox;
import dev.autolog.records.JsonRecord;
import dev.autolog.records.RecordKey;
import dev.autolog.records.TimeRange;
import java.time.Instant;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of {@code message-exchanged}, as the contract describes them. */
final class MessageExchangedRecord {
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_ATTACHMENTS = 20;
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private MessageExchangedRecord() {}

    /**
     * Reads a record.
     *
     * @throws dev.autolog.records.BadRecordException if it is not as the contract says
     */
    static Message of(ConsumerRecord<byte[], byte[]> source, Instant now) {
        JsonRecord json = JsonRecord.of(source.value());
        RecordKey key = RecordKey.in(json, "conversationId").checkedAgainst(source.key(), "conversationId");
        return new Message(
                new MessageKey(key.accountId(), key.id(), json.text("messageId", RecordKey.MAX_ID)),
                json.count("sequence"),
                Parties.agent(json),
                json.optionalObject("sharedInbox")
                        .map(MessageExchangedRecord::inbox)
                        .orElse(null),
                json.oneOf(Direction.class, "direction"),
                Parties.party(json.object("from")),
                Parties.party(json.object("to")),
                json.time("sentAt", TimeRange.ofCalls(now)),
                json.optionalText("text", MAX_TEXT),
                json.objects("attachments", MAX_ATTACHMENTS).stream()
                        .map(MessageExchangedRecord::attachment)
                        .toList());
    }

    private static SharedInbox inbox(JsonRecord json) {
        return new SharedInbox(json.text("id", RecordKey.MAX_ID), json.optionalText("name", Parties.MAX_NAME));
    }

    /** The name; the rest is held against the contract and not kept. */
    private static String attachment(JsonRecord json) {
        json.optionalText("contentType", Parties.MAX_NAME);
        json.optionalText("url", Parties.MAX_URL);
        return LINE_BREAK.matcher(json.text("name", Parties.MAX_NAME)).replaceAll(" ");
    }
}
