package dev.autolog.crm.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.autolog.crm.LoggedRecord;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A message to a receiver.
 *
 * @param id the same whenever the message is sent again; without a full stop
 * @param body JSON, the same whenever the message is sent again
 */
record WebhookMessage(String id, String body) {
    private static final String CALL_LOGGED = "call-logged";

    /** A version of a log; {@code data} is null for a withdrawn log. */
    static WebhookMessage of(LoggedRecord log) {
        String record = log.record();
        ObjectNode body = body(CALL_LOGGED)
                .put("accountId", log.accountId())
                .put("callLogId", log.callLogId())
                .put("version", log.version());
        body.putRawValue("data", new RawValue(record == null ? "null" : record));
        return new WebhookMessage(
                "msg_" + digest(log.accountId() + "/" + CALL_LOGGED + "/" + log.callLogId() + "/" + log.version()),
                body.toString());
    }

    /** A message that only tries the connection. */
    static WebhookMessage test() {
        ObjectNode body = body("webhook.test");
        body.putObject("data");
        return new WebhookMessage("msg_" + UUID.randomUUID(), body.toString());
    }

    private static ObjectNode body(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Masked: a log holds personal data. */
    @Override
    public String toString() {
        return "WebhookMessage[" + id + "]";
    }
}
