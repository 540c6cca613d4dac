package dev.autolog.bench;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** A record of {@code call-ended}, bound by Jackson without validation; times remain text. */
record BareCall(
        String accountId,
        String callId,
        long sequence,
        BareAgent agent,
        String direction,
        BareParty from,
        BareParty to,
        String startedAt,
        @Nullable String answeredAt,
        String endedAt,
        String result,
        @Nullable String queue,
        @Nullable String recordingUrl) {
    private static final ObjectReader READER =
            Json.MAPPER.readerFor(BareCall.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    record BareAgent(String id, String extension, String number, String name, String email) {}

    record BareParty(
            String number, @Nullable String name, @Nullable String extension) {}

    static BareCall of(byte[] json) {
        try {
            return READER.readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    BareParty other() {
        return direction.equals("INBOUND") ? from : to;
    }

    /** A payload for {@code call-logged}. */
    String logged(Object id, String contactId, String contactName, @Nullable String deal) {
        return "{\"callLogId\":\"" + id + "\",\"accountId\":\"" + accountId + "\",\"callId\":\"" + callId
                + "\",\"agentId\":\"" + agent.id() + "\",\"version\":1,\"contactId\":\"" + contactId
                + "\",\"contactName\":\"" + contactName + "\",\"associationId\":" + quoted(deal) + ",\"direction\":\""
                + direction + "\",\"phoneNumber\":\"" + other().number() + "\",\"subject\":\"" + subject(contactName)
                + "\",\"startedAt\":\"" + startedAt + "\",\"endedAt\":\"" + endedAt
                + "\",\"talkTimeSeconds\":388,\"result\":\"" + result
                + "\",\"notes\":null,\"disposition\":null,\"recordingUrl\":"
                + quoted(recordingUrl) + ",\"loggedBy\":\"AUTO\",\"loggedAt\":\"" + endedAt
                + "\",\"medium\":\"CALL\",\"messageCount\":null,\"ownerId\":null,\"description\":\"Number: "
                + other().number() + "\\nBegan: " + startedAt + "\\nEnded: " + endedAt
                + "\\nTalked: 6 min 28 s\\nResult: " + result + "\\nRecording: " + recordingUrl + "\"}";
    }

    /** A payload for {@code unresolved-conflicts}. */
    String conflict(Object id, String kind, String candidates) {
        return "{\"conflictId\":\"" + id + "\",\"accountId\":\"" + accountId + "\",\"callId\":\"" + callId
                + "\",\"agentId\":\"" + agent.id() + "\",\"version\":1,\"kind\":\"" + kind
                + "\",\"status\":\"OPEN\",\"direction\":\"" + direction + "\",\"phoneNumber\":\""
                + other().number() + "\",\"callerName\":" + quoted(other().name()) + ",\"startedAt\":\""
                + startedAt + "\",\"endedAt\":\"" + endedAt + "\",\"result\":\"" + result + "\",\"candidates\":"
                + candidates + ",\"suggestions\":[],\"openedAt\":\"" + endedAt
                + "\",\"resolvedAt\":null,\"resolvedBy\":null,\"callLogId\":null,\"medium\":\"CALL\",\"messageCount\":null}";
    }

    String subject(String contactName) {
        return (direction.equals("INBOUND") ? "Inbound call from " : "Outbound call to ") + contactName;
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "null" : "\"" + text + "\"";
    }
}
