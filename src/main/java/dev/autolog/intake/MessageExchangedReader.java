package dev.autolog.intake;

import dev.autolog.domain.Direction;
import dev.autolog.domain.Message;
import dev.autolog.domain.MessageKey;
import dev.autolog.domain.Party;
import dev.autolog.domain.SharedInbox;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.TimeRange;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of {@code message-exchanged}, as the contract describes them. */
final class MessageExchangedReader {
    private static final int MAX_TEXT = 10_000;
    private static final int MAX_ATTACHMENTS = 20;
    private static final int MAX_PARTICIPANTS = 100;
    private static final Pattern LINE_BREAK = Pattern.compile("\\R");

    private MessageExchangedReader() {}

    /**
     * Reads a record.
     *
     * @throws InvalidRecordException if it violates the contract
     */
    static Message of(ConsumerRecord<byte[], byte[]> source, Instant now) {
        JsonRecord json = JsonRecord.of(source.value());
        RecordKey key = RecordKey.in(json, "conversationId").checkedAgainst(source.key(), "conversationId");
        return new Message(
                new MessageKey(key.accountId(), key.id(), json.text("messageId", RecordKey.MAX_ID)),
                json.count("sequence"),
                PartyReader.agent(json),
                json.optionalObject("sharedInbox")
                        .map(MessageExchangedReader::inbox)
                        .orElse(null),
                json.oneOf(Direction.class, "direction"),
                PartyReader.party(json.object("from")),
                PartyReader.party(json.object("to")),
                json.time("sentAt", TimeRange.ofCalls(now)),
                json.optionalText("text", MAX_TEXT),
                json.objects("attachments", MAX_ATTACHMENTS).stream()
                        .map(MessageExchangedReader::attachment)
                        .toList(),
                json.anyObjects("participants", MAX_PARTICIPANTS).stream()
                        .flatMap(MessageExchangedReader::participant)
                        .toList(),
                0);
    }

    private static SharedInbox inbox(JsonRecord json) {
        return new SharedInbox(json.text("id", RecordKey.MAX_ID), json.optionalText("name", PartyReader.MAX_NAME));
    }

    /**
     * A participant with a number. Others are ignored: platforms may have used the field in their own way before the contract
     * defined it.
     */
    private static Stream<Party> participant(JsonRecord json) {
        try {
            Party party = PartyReader.party(json);
            return party.number() == null ? Stream.empty() : Stream.of(party);
        } catch (InvalidRecordException e) {
            return Stream.empty();
        }
    }

    /** The name of an attachment; the other fields are validated but not stored. */
    private static String attachment(JsonRecord json) {
        json.optionalText("contentType", PartyReader.MAX_NAME);
        json.optionalText("url", PartyReader.MAX_URL);
        return LINE_BREAK.matcher(json.text("name", PartyReader.MAX_NAME)).replaceAll(" ");
    }
}
