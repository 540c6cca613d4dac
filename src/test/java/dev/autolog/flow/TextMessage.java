package dev.autolog.flow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** A record of {@code message-exchanged} to change piece by piece; starts as one that agent u-17 received. */
public final class TextMessage {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OURS = "+14155550101";
    private final ObjectNode node;

    private TextMessage(ObjectNode node) {
        this.node = node;
    }

    /** A message from a number to agent u-17, in the conversation that has the number's name. */
    public static TextMessage from(String number, String accountId, String messageId) {
        ObjectNode node = JSON.createObjectNode();
        node.put("eventId", "e-" + messageId).put("accountId", accountId);
        node.put("conversationId", "t-" + number).put("messageId", messageId);
        node.putObject("agent")
                .put("id", "u-17")
                .put("extension", "101")
                .put("number", OURS)
                .put("name", "Ada Park");
        node.put("direction", "INBOUND");
        node.putObject("from").put("number", number).put("name", "SOMEBODY");
        node.putObject("to").put("number", OURS);
        node.put("sentAt", "2026-11-23T09:10:00Z").put("text", "Hello");
        return new TextMessage(node);
    }

    /** A message of agent u-17 to a number, in the same conversation. */
    public static TextMessage to(String number, String accountId, String messageId) {
        TextMessage message = from(number, accountId, messageId).with("direction", "OUTBOUND");
        message.node.putObject("from").put("number", OURS);
        message.node.putObject("to").put("number", number);
        return message;
    }

    /** The same message with a top-level field set; null removes it. */
    public TextMessage with(String field, @Nullable String value) {
        ObjectNode copy = node.deepCopy();
        if (value == null) {
            copy.remove(field);
        } else {
            copy.put(field, value);
        }
        return new TextMessage(copy);
    }

    public TextMessage text(String text) {
        return with("text", text);
    }

    /** The same message, sent at another time of 23 November 2026 in UTC, such as {@code 09:30}. */
    public TextMessage at(String time) {
        return with("sentAt", "2026-11-23T" + time + ":00Z");
    }

    /** The same message as a later statement of the platform. */
    public TextMessage sequence(long sequence) {
        ObjectNode copy = node.deepCopy();
        copy.put("sequence", sequence);
        return new TextMessage(copy);
    }

    /** The same message with its sender named. */
    public TextMessage named(String name) {
        ObjectNode copy = node.deepCopy();
        ((ObjectNode) copy.get("from")).put("name", name);
        return new TextMessage(copy);
    }

    /** The same message from another number. */
    public TextMessage fromNumber(String number) {
        ObjectNode copy = node.deepCopy();
        ((ObjectNode) copy.get("from")).put("number", number);
        return new TextMessage(copy);
    }

    /** The same message of another agent; null for nobody in particular. */
    public TextMessage agent(@Nullable String id, @Nullable String name) {
        ObjectNode copy = node.deepCopy();
        copy.putNull("agent");
        if (id != null) {
            copy.putObject("agent").put("id", id).put("name", name);
        }
        return new TextMessage(copy);
    }

    /** The same message with further numbers on the other side. */
    public TextMessage participants(String... numbers) {
        ObjectNode copy = node.deepCopy();
        copy.putArray("participants");
        for (String number : numbers) {
            copy.withArray("participants").addObject().put("number", number);
        }
        return new TextMessage(copy);
    }

    /** The same message in the shared inbox of support. */
    public TextMessage inSupport() {
        ObjectNode copy = node.deepCopy();
        copy.putObject("sharedInbox").put("id", "support").put("name", "Support");
        return new TextMessage(copy);
    }

    /** The same message with one more attachment. */
    public TextMessage attached(String name) {
        ObjectNode copy = node.deepCopy();
        copy.withArray("attachments").addObject().put("name", name).put("contentType", "application/pdf");
        return new TextMessage(copy);
    }

    public String key() {
        return node.get("accountId").asText() + "/" + node.get("conversationId").asText();
    }

    public String json() {
        return node.toString();
    }
}
