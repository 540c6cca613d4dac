package dev.autolog.intake;

import dev.autolog.domain.Agent;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.Party;
import dev.autolog.records.BadRecordException;
import dev.autolog.records.DeadLetterReason;
import dev.autolog.records.JsonRecord;
import dev.autolog.records.RecordKey;
import dev.autolog.records.TimeRange;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of {@code call-ended}, as the contract describes them. */
final class CallEndedRecord {
    private static final int MAX_NAME = 512;
    private static final int MAX_NUMBER = 256;
    private static final int MAX_URL = 2048;

    private CallEndedRecord() {}

    /**
     * Reads a record.
     *
     * @throws BadRecordException if it is not as the contract says
     */
    static CallEnded of(ConsumerRecord<byte[], byte[]> source, Instant now) {
        JsonRecord json = JsonRecord.of(source.value());
        RecordKey key = RecordKey.in(json, "callId").checkedAgainst(source.key(), "callId");
        Agent agent = json.optionalObject("agent").map(CallEndedRecord::agent).orElse(null);
        TimeRange range = TimeRange.ofCalls(now);
        return consistent(new CallEnded(
                new LegKey(key.accountId(), key.id(), agent == null ? "" : agent.id()),
                json.count("sequence"),
                agent,
                json.oneOf(Direction.class, "direction"),
                party(json.object("from")),
                party(json.object("to")),
                json.time("startedAt", range),
                json.optionalTime("answeredAt", range),
                json.time("endedAt", range),
                json.oneOf(CallResult.class, "result"),
                json.optionalText("queue", MAX_NAME),
                json.optionalText("recordingUrl", MAX_URL)));
    }

    private static Agent agent(JsonRecord json) {
        return new Agent(
                json.text("id", RecordKey.MAX_ID),
                json.optionalText("extension", MAX_NUMBER),
                json.optionalText("number", MAX_NUMBER),
                json.optionalText("name", MAX_NAME),
                json.optionalText("email", MAX_NAME));
    }

    private static Party party(JsonRecord json) {
        return new Party(
                json.optionalText("number", MAX_NUMBER),
                json.optionalText("name", MAX_NAME),
                json.optionalText("extension", MAX_NUMBER));
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
            throw new BadRecordException(DeadLetterReason.CONTRADICTION, field);
        }
    }
}
