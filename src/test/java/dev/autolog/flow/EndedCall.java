package dev.autolog.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A record of {@code call-ended} to change piece by piece; starts as an answered inbound call of five minutes. */
public final class EndedCall {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final ObjectNode node;

    private EndedCall(ObjectNode node) {
        this.node = node;
    }

    /** An answered inbound call from a number to agent u-17, which ended just now. */
    public static EndedCall from(String number, String accountId, String callId) {
        Instant end = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode node = JSON.createObjectNode();
        node.put("eventId", "e-" + callId).put("accountId", accountId).put("callId", callId);
        node.putObject("agent").put("id", "u-17").put("extension", "101").put("number", "+14155550101");
        node.put("direction", "INBOUND");
        node.putObject("from").put("number", number).put("name", "SOMEBODY");
        node.putObject("to").put("number", "+14155550101").put("extension", "101");
        node.put("startedAt", end.minusSeconds(304).toString());
        node.put("answeredAt", end.minusSeconds(300).toString());
        node.put("endedAt", end.toString());
        node.put("result", "ANSWERED");
        return new EndedCall(node);
    }

    /** An answered outbound call of agent u-17 to a number. */
    public static EndedCall to(String number, String accountId, String callId) {
        EndedCall call = from("+14155550101", accountId, callId).with("direction", "OUTBOUND");
        call.node.putObject("to").put("number", number);
        return call;
    }

    /** The same call with a top-level field set; null removes it. */
    public EndedCall with(String field, @Nullable String value) {
        ObjectNode copy = node.deepCopy();
        if (value == null) {
            copy.remove(field);
        } else {
            copy.put(field, value);
        }
        return new EndedCall(copy);
    }

    /** The same call as a later statement of the platform. */
    public EndedCall sequence(long sequence) {
        ObjectNode copy = node.deepCopy();
        copy.put("sequence", sequence);
        return new EndedCall(copy);
    }

    /** The same call with the caller named. */
    public EndedCall fromNamed(String name) {
        ObjectNode copy = node.deepCopy();
        ((ObjectNode) copy.get("from")).put("name", name);
        return new EndedCall(copy);
    }

    /** The same call from another number; null withholds it. */
    public EndedCall fromNumber(@Nullable String number) {
        ObjectNode copy = node.deepCopy();
        ((ObjectNode) copy.get("from")).put("number", number);
        return new EndedCall(copy);
    }

    /** The same call to another line. */
    public EndedCall toLine(@Nullable String number, @Nullable String extension) {
        ObjectNode copy = node.deepCopy();
        copy.putObject("to").put("number", number).put("extension", extension);
        return new EndedCall(copy);
    }

    /** The same call by another agent. */
    public EndedCall agent(String id, @Nullable String extension, @Nullable String number) {
        ObjectNode copy = node.deepCopy();
        copy.putObject("agent").put("id", id).put("extension", extension).put("number", number);
        return new EndedCall(copy);
    }

    /** The same call, with its agent's name told. */
    public EndedCall agentName(String name) {
        ObjectNode copy = node.deepCopy();
        ((ObjectNode) copy.get("agent")).put("name", name);
        return new EndedCall(copy);
    }

    /** The same call, but that many minutes earlier. */
    public EndedCall minutesAgo(long minutes) {
        ObjectNode copy = node.deepCopy();
        for (String time : new String[] {"startedAt", "answeredAt", "endedAt"}) {
            if (copy.hasNonNull(time)) {
                Instant earlier = Instant.parse(copy.get(time).asText()).minusSeconds(minutes * 60);
                copy.put(time, earlier.toString());
            }
        }
        return new EndedCall(copy);
    }

    public String key() {
        return node.get("accountId").asText() + "/" + node.get("callId").asText();
    }

    public String json() {
        return node.toString();
    }
}
