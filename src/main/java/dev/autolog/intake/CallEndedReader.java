package dev.autolog.intake;

import dev.autolog.domain.Agent;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.TimeRange;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of {@code call-ended}, as the contract describes them. */
final class CallEndedReader {
    private CallEndedReader() {}

    /**
     * Reads a record.
     *
     * @throws InvalidRecordException if it is not as the contract says
     */
    static CallEnded of(ConsumerRecord<byte[], byte[]> source, Instant now) {
        JsonRecord json = JsonRecord.of(source.value());
        RecordKey key = RecordKey.in(json, "callId").checkedAgainst(source.key(), "callId");
        Agent agent = PartyReader.agent(json);
        CallResult result = json.oneOf(CallResult.class, "result");
        TimeRange range = TimeRange.ofCalls(now);
        CallEnded call = new CallEnded(
                key.accountId(),
                key.id(),
                json.count("sequence"),
                agent,
                json.oneOf(Direction.class, "direction"),
                PartyReader.party(json.object("from")),
                PartyReader.party(json.object("to")),
                json.time("startedAt", range),
                json.optionalTime("answeredAt", range),
                json.time("endedAt", range),
                result,
                json.optionalText("queue", PartyReader.MAX_NAME),
                json.optionalText("recordingUrl", PartyReader.MAX_URL));
        return consistent(call);
    }

    private static CallEnded consistent(CallEnded call) {
        check(!call.endedAt().isBefore(call.startedAt()), "endedAt");
        Instant answeredAt = call.answeredAt();
        if (answeredAt != null) {
            check(!answeredAt.isBefore(call.startedAt()), "answeredAt");
            check(!answeredAt.isAfter(call.endedAt()), "answeredAt");
            check(!call.result().rulesOutAnAnswer(), "answeredAt");
        }
        return call;
    }

    private static void check(boolean holds, String field) {
        if (!holds) {
            throw new InvalidRecordException(DeadLetterReason.CONTRADICTION, field);
        }
    }
}
