package dev.autolog.crm.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.autolog.crm.TopicRecord;
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
    /** A version of a log or a state of a conflict; {@code data} is null for one that was withdrawn. */
    static WebhookMessage of(TopicRecord version) {
        String topic = version.topic().topic();
        String record = version.record();
        ObjectNode body = body(topic)
                .put("accountId", version.accountId())
                .put(version.topic().idField(), version.id())
                .put("version", version.version());
        body.putRawValue("data", new RawValue(record == null ? "null" : record));
        return new WebhookMessage(
                "msg_" + digest(version.accountId() + "/" + topic + "/" + version.id() + "/" + version.version()),
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

    /** Masked: a record holds personal data. */
    @Override
    public String toString() {
        return "WebhookMessage[" + id + "]";
    }
}
