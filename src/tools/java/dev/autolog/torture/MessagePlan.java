package dev.autolog.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;

/** An SMS of the model; the SMS of an agent and a line on one day share one log. */
record MessagePlan(World world, int number, int account, int agent, int line, boolean inbound, Story story) {
    /** The sequence of the platform's statements about a message. */
    enum Story {
        ONCE,
        CORRECTED,
        /** The correction precedes the corrected statement. */
        DISORDERED
    }

    /** The number of messages per day. */
    private static final int A_DAY = 800;
    /** Few agents and lines have messages, so that a thread has several. */
    private static final int AGENTS = 2;

    private static final int LINES = 20;

    static MessagePlan of(World world, int number) {
        SplittableRandom random = world.random("message", number);
        int account = World.account(random);
        int line = random.nextInt(LINES);
        while (!LineRole.of(account, line).isStable()) {
            line = random.nextInt(LINES);
        }
        int chance = random.nextInt(10);
        Story story = chance < 7 ? Story.ONCE : chance < 8 ? Story.CORRECTED : Story.DISORDERED;
        return new MessagePlan(world, number, account, random.nextInt(AGENTS), line, random.nextBoolean(), story);
    }

    /** The number of the message with the platform's id; -1 for other ids. */
    static int numberOf(String messageId) {
        int mark = messageId.indexOf("-m-");
        return mark < 0 ? -1 : Integer.parseInt(messageId.substring(mark + 3));
    }

    String accountId() {
        return World.accountId(account);
    }

    String messageId() {
        return accountId() + "-m-" + number;
    }

    String agentId() {
        return World.agentId(account, agent);
    }

    String conversationId() {
        return agentId() + "-t-" + line;
    }

    String event() {
        return "message-" + number;
    }

    /** The name of its thread, unique among all threads. */
    String thread() {
        return conversationId() + "-" + day();
    }

    private int day() {
        return number / A_DAY;
    }

    /** The expected outcome of its thread. */
    ModelOutcome outcome() {
        return Contacts.outcome(account, line);
    }

    /** Its text after all statements. */
    String text() {
        return text(story != Story.ONCE);
    }

    private String text(boolean corrected) {
        return "Text " + messageId() + (corrected ? " corrected" : "");
    }

    /** The statements of the platform, each once, in the order of publication. */
    List<TortureRecord> statements() {
        return switch (story) {
            case ONCE -> List.of(statement(0, false));
            case CORRECTED -> List.of(statement(0, false), statement(1, true));
            case DISORDERED -> List.of(statement(0, true), statement(1, false));
        };
    }

    private TortureRecord statement(int index, boolean corrected) {
        Instant sent = world.begin()
                .truncatedTo(ChronoUnit.DAYS)
                .minus(2L + day(), ChronoUnit.DAYS)
                .plusSeconds(36_000 + 5L * (number % A_DAY));
        String own = NumberPlan.agent(account, agent);
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("eventId", messageId() + "-" + index)
                .put("accountId", accountId())
                .put("conversationId", conversationId())
                .put("messageId", messageId())
                .put("sequence", corrected ? 2 : 1);
        message.putObject("agent").put("id", agentId()).put("number", own).put("name", "Agent " + agentId());
        message.put("direction", inbound ? "INBOUND" : "OUTBOUND");
        message.putObject(inbound ? "from" : "to").put("number", NumberPlan.line(line));
        message.putObject(inbound ? "to" : "from").put("number", own);
        message.put("sentAt", sent.toString()).put("text", text(corrected));
        return new TortureRecord(
                event() + "/" + index,
                TortureRecord.MESSAGES,
                accountId() + "/" + conversationId(),
                message.toString());
    }

    /** Masked: a message holds a number. */
    @Override
    public String toString() {
        return "MessagePlan[" + event() + "]";
    }
}
