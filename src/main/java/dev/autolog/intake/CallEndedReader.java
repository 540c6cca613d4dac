package dev.autolog.intake;

import dev.autolog.domain.Agent;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.JsonRecord;
import dev.autolog.kafka.RecordKey;
import dev.autolog.kafka.TimeRange;
import dev.autolog.settings.AccountSettings;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads records of {@code call-ended}, as the contract describes them. */
final class CallEndedReader {
    /** The largest clock tolerance that an account can set. */
    private static final Duration MAX_SKEW = AccountSettings.LONGEST_CLOCK_TOLERANCE;

    /** The only status that the service interprets; platforms may send others. */
    private static final String WITHDRAWN = "WITHDRAWN";

    private CallEndedReader() {}

    /**
     * Reads a record.
     *
     * @throws InvalidRecordException if it violates the contract
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
                json.optionalText("recordingUrl", PartyReader.MAX_URL),
                json.optionalId("legId", RecordKey.MAX_ID),
                WITHDRAWN.equals(json.optionalId("status", JsonRecord.MAX_BYTES)));
        return consistent(call);
    }

    private static CallEnded consistent(CallEnded call) {
        check(call.clockSkew().compareTo(MAX_SKEW) <= 0, call.skewedField());
        Instant answeredAt = call.answeredNotBeforeStart();
        if (answeredAt != null) {
            check(!answeredAt.isAfter(call.endedNotBeforeStart()), "answeredAt");
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
