package dev.autolog.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/**
 * One leg of a call.
 *
 * @param other the other party
 * @param talk the talk time; zero if the call was not answered
 */
record DemoCall(
        String callId,
        DemoAgent agent,
        boolean inbound,
        ObjectNode other,
        String result,
        Instant startedAt,
        Duration talk) {
    private static final Duration RINGING = Duration.ofSeconds(6);

    DemoRecord toRecord() {
        return record(json(0, talk), true);
    }

    /** A correction of the leg, as the platform publishes it when the recording and the final times are available. */
    DemoRecord corrected() {
        ObjectNode call = json(1, talk.plusSeconds(3));
        call.put("recordingUrl", "https://recordings.example/" + callId);
        return record(call, false);
    }

    /** An invalid record: its times contradict each other. */
    DemoRecord endingBeforeItsStart() {
        ObjectNode call = json(0, talk);
        call.put("endedAt", startedAt.minusSeconds(30).toString());
        return record(call, true);
    }

    /** An invalid record: its result is unknown to the contract. */
    DemoRecord withUnknownResult() {
        ObjectNode call = json(0, talk);
        call.put("result", "LOST_IN_SPACE");
        return record(call, true);
    }

    /** An invalid record: its JSON is truncated. */
    DemoRecord cutOff() {
        String whole = json(0, talk).toString();
        return new DemoRecord("call-ended", key(), whole.substring(0, whole.length() / 2), true);
    }

    private ObjectNode json(int sequence, Duration talked) {
        Instant answered = startedAt.plus(RINGING);
        ObjectNode own = agent.asParty();
        return JsonNodeFactory.instance
                .objectNode()
                .put("eventId", callId + "-" + sequence)
                .put("accountId", agent.accountId())
                .put("callId", callId)
                .put("sequence", sequence)
                .<ObjectNode>set("agent", agent.toJson())
                .put("direction", inbound ? "INBOUND" : "OUTBOUND")
                .<ObjectNode>set("from", inbound ? other : own)
                .<ObjectNode>set("to", inbound ? own : other)
                .put("startedAt", startedAt.toString())
                .put("answeredAt", talked.isZero() ? null : answered.toString())
                .put("endedAt", answered.plus(talked).toString())
                .put("result", result);
    }

    private DemoRecord record(ObjectNode value, boolean decidedApart) {
        return new DemoRecord("call-ended", key(), value.toString(), decidedApart);
    }

    private String key() {
        return agent.accountId() + "/" + callId;
    }
}
