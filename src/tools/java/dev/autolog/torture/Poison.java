package dev.autolog.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A record of the model that can never be processed, with the expected dead letter. */
record Poison(World world, int number, int account, Kind kind) {
    /** The defects, with the topic and the expected reason. */
    enum Kind {
        CALL_CUT_SHORT(TortureRecord.CALLS, "NOT_JSON"),
        CALL_WITHOUT_DIRECTION(TortureRecord.CALLS, "MISSING_FIELD"),
        CALL_OF_ANOTHER_ACCOUNT(TortureRecord.CALLS, "KEY_MISMATCH"),
        CALL_WITH_LONG_NAME(TortureRecord.CALLS, "TOO_LONG"),
        CALL_WITHOUT_OFFSET(TortureRecord.CALLS, "TIME_WITHOUT_OFFSET"),
        CALL_WITH_UNKNOWN_RESULT(TortureRecord.CALLS, "UNKNOWN_VALUE"),
        CALL_ENDED_BEFORE_START(TortureRecord.CALLS, "CONTRADICTION"),
        CALL_WITHOUT_VALUE(TortureRecord.CALLS, "NULL_VALUE"),
        MESSAGE_CUT_SHORT(TortureRecord.MESSAGES, "NOT_JSON"),
        MESSAGE_WITHOUT_DIRECTION(TortureRecord.MESSAGES, "MISSING_FIELD"),
        CONTACT_CUT_SHORT(TortureRecord.CONTACTS, "NOT_JSON"),
        CONTACT_OF_ANOTHER_ACCOUNT(TortureRecord.CONTACTS, "KEY_MISMATCH");

        private final String topic;
        private final String reason;

        Kind(String topic, String reason) {
            this.topic = topic;
            this.reason = reason;
        }

        String topic() {
            return topic;
        }

        /** The expected reason of the dead letter. */
        String reason() {
            return reason;
        }
    }

    static Poison of(World world, int number) {
        SplittableRandom random = world.random("poison", number);
        Kind[] kinds = Kind.values();
        return new Poison(world, number, World.account(random), kinds[random.nextInt(kinds.length)]);
    }

    String event() {
        return "poison-" + number;
    }

    /** The account of the dead letter; empty if the record does not determine it. */
    String owner() {
        return kind.reason.equals("KEY_MISMATCH") ? "" : World.accountId(account);
    }

    TortureRecord statement() {
        String id = World.accountId(account) + "-x-" + number;
        String keyAccount = kind == Kind.CALL_OF_ANOTHER_ACCOUNT || kind == Kind.CONTACT_OF_ANOTHER_ACCOUNT
                ? World.accountId((account + 1) % World.ACCOUNTS)
                : World.accountId(account);
        return new TortureRecord(event(), kind.topic, keyAccount + "/" + id, value(id));
    }

    private @Nullable String value(String id) {
        ObjectNode value = switch (kind.topic) {
            case TortureRecord.CALLS -> call(id);
            case TortureRecord.MESSAGES -> message(id);
            default -> contact(id);
        };
        return switch (kind) {
            case CALL_WITHOUT_DIRECTION, MESSAGE_WITHOUT_DIRECTION ->
                value.without("direction").toString();
            case CALL_WITH_LONG_NAME ->
                value.set("from", party().put("name", "x".repeat(5000))).toString();
            case CALL_WITHOUT_OFFSET ->
                value.put("startedAt", "2026-11-23T09:00:00").toString();
            case CALL_WITH_UNKNOWN_RESULT -> value.put("result", "FORGOTTEN").toString();
            case CALL_ENDED_BEFORE_START ->
                value.put("endedAt", world.begin().minusSeconds(90_000).toString())
                        .toString();
            case CALL_WITHOUT_VALUE -> null;
            case CALL_CUT_SHORT, MESSAGE_CUT_SHORT, CONTACT_CUT_SHORT -> {
                String whole = value.toString();
                yield whole.substring(0, whole.length() - 5);
            }
            case CALL_OF_ANOTHER_ACCOUNT, CONTACT_OF_ANOTHER_ACCOUNT -> value.toString();
        };
    }

    private ObjectNode call(String id) {
        ObjectNode call = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", World.accountId(account))
                .put("callId", id)
                .put("direction", "INBOUND");
        call.set("from", party());
        call.putObject("to").put("number", NumberPlan.agent(account, 0));
        return call.put("startedAt", world.begin().minusSeconds(80_000).toString())
                .put("endedAt", world.begin().minusSeconds(79_000).toString())
                .put("result", "MISSED");
    }

    private ObjectNode message(String id) {
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", World.accountId(account))
                .put("conversationId", id)
                .put("messageId", id)
                .put("direction", "INBOUND");
        message.set("from", party());
        message.putObject("to").put("number", NumberPlan.agent(account, 0));
        return message.put("sentAt", world.begin().minusSeconds(80_000).toString())
                .put("text", "Text " + id);
    }

    private ObjectNode contact(String id) {
        ObjectNode contact = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", World.accountId(account))
                .put("contactId", id)
                .put("name", "Contact " + id);
        contact.putArray("phones").add(NumberPlan.line(0));
        return contact.put("updatedAt", world.begin().toString());
    }

    private ObjectNode party() {
        return JsonNodeFactory.instance.objectNode().put("number", NumberPlan.line(number % World.LINES));
    }
}
