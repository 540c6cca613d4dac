package dev.autolog.intake;

import dev.autolog.domain.Agent;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegKey;
import dev.autolog.records.BadRecordException;
import dev.autolog.records.DeadLetterReason;
import dev.autolog.records.JsonRecord;
import dev.autolog.records.RecordKey;
import dev.autolog.records.TimeRange;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of {@code call-ended}, as the contract describes them. */
final class CallEndedRecord {
    private CallEndedRecord() {}

    /**
     * Reads a record.
     *
     * @throws BadRecordException if it is not as the contract says
     */
    static CallEnded of(ConsumerRecord<byte[], byte[]> source, Instant now) {
        JsonRecord json = JsonRecord.of(source.value());
        RecordKey key = RecordKey.in(json, "callId").checkedAgainst(source.key(), "callId");
        Agent agent = Parties.agent(json);
        TimeRange range = TimeRange.ofCalls(now);
        CallResult result = json.oneOf(CallResult.class, "result");
        CallEnded call = new CallEnded(
                new LegKey(key.accountId(), key.id(), agent == null ? "" : agent.id()),
                json.count("sequence"),
                agent,
                json.oneOf(Direction.class, "direction"),
                Parties.party(json.object("from")),
                Parties.party(json.object("to")),
                json.time("startedAt", range),
                json.optionalTime("answeredAt", range),
                json.time("endedAt", range),
                result,
                json.optionalText("queue", Parties.MAX_NAME),
                json.optionalText("recordingUrl", Parties.MAX_URL));
        return consistent(call, result);
    }

    private static CallEnded consistent(CallEnded call, CallResult result) {
        check(!call.endedAt().isBefore(call.startedAt()), "endedAt");
        Instant answeredAt = call.answeredAt();
        if (answeredAt != null) {
            check(!answeredAt.isBefore(call.startedAt()), "answeredAt");
            check(!answeredAt.isAfter(call.endedAt()), "answeredAt");
            check(!result.rulesOutAnAnswer(), "answeredAt");
        }
        return call;
    }

    private static void check(boolean holds, String field) {
        if (!holds) {
            throw new BadRecordException(DeadLetterReason.CONTRADICTION, field);
        }
    }
}
