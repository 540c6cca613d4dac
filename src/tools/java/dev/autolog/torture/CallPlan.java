package dev.autolog.torture;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A call of the model: the platform's statements about it, and its expected outcome. All follow from the seed and the call's
 * number.
 *
 * @param line the line of the other party, for calls with a customer
 * @param rightLine the line after the platform's correction; equal to the line if the story has none
 */
record CallPlan(
        World world,
        int number,
        int account,
        int agent,
        Kind kind,
        Story story,
        int line,
        int rightLine,
        boolean inbound,
        String result,
        int variant) {
    /** The kind of the other party. */
    enum Kind {
        CUSTOMER,
        COLLEAGUE,
        FEATURE_CODE,
        DO_NOT_LOG,
        WITHHELD
    }

    /** The sequence of the platform's statements about a call. */
    enum Story {
        ONCE,
        RECORDING_LATER,
        /** The correction precedes the corrected statement. */
        DISORDERED,
        NUMBER_CORRECTED,
        WITHDRAWN,
        TWO_AGENTS
    }

    private static final String[] WITHHELD = {null, "", "anonymous"};
    private static final int TALK_SECONDS = 300;

    static CallPlan of(World world, int number) {
        SplittableRandom random = world.random("call", number);
        int account = World.account(random);
        Kind kind = kind(random.nextInt(100));
        int line = random.nextInt(World.LINES);
        Story story = kind == Kind.CUSTOMER && LineRole.of(account, line).isStable()
                ? story(random.nextInt(100))
                : Story.ONCE;
        int rightLine = story == Story.NUMBER_CORRECTED ? stableLine(account, random) : line;
        boolean inbound =
                kind == Kind.WITHHELD || (kind != Kind.COLLEAGUE && kind != Kind.FEATURE_CODE && random.nextInt(3) > 0);
        return new CallPlan(
                world,
                number,
                account,
                random.nextInt(World.AGENTS),
                kind,
                story,
                line,
                rightLine,
                inbound,
                result(random.nextInt(20), inbound, story),
                random.nextInt(1000));
    }

    private static Kind kind(int percent) {
        return percent < 86
                ? Kind.CUSTOMER
                : percent < 90
                        ? Kind.COLLEAGUE
                        : percent < 92 ? Kind.FEATURE_CODE : percent < 94 ? Kind.DO_NOT_LOG : Kind.WITHHELD;
    }

    private static Story story(int percent) {
        return percent < 60
                ? Story.ONCE
                : percent < 70
                        ? Story.RECORDING_LATER
                        : percent < 80
                                ? Story.DISORDERED
                                : percent < 87
                                        ? Story.NUMBER_CORRECTED
                                        : percent < 93 ? Story.WITHDRAWN : Story.TWO_AGENTS;
    }

    private static String result(int chance, boolean inbound, Story story) {
        if (story == Story.TWO_AGENTS || chance < 16) {
            return "ANSWERED";
        }
        return chance < 18 ? (inbound ? "MISSED" : "BUSY") : chance < 19 ? "VOICEMAIL" : "FAILED";
    }

    /** A random line whose contacts do not change. */
    static int stableLine(int account, SplittableRandom random) {
        int line = random.nextInt(World.LINES);
        while (!LineRole.of(account, line).isStable()) {
            line = random.nextInt(World.LINES);
        }
        return line;
    }

    /** The number of the call with the platform's id; -1 for other ids. */
    static int numberOf(String callId) {
        int mark = callId.indexOf("-s-");
        return mark < 0 ? -1 : Integer.parseInt(callId.substring(mark + 3));
    }

    String accountId() {
        return World.accountId(account);
    }

    String callId() {
        return accountId() + "-s-" + number;
    }

    String event() {
        return "call-" + number;
    }

    /** Whether the contacts of its line change during the run. */
    boolean isChanging() {
        return kind == Kind.CUSTOMER && !LineRole.of(account, line).isStable();
    }

    /** The number of its legs. */
    int legs() {
        return story == Story.TWO_AGENTS ? 2 : 1;
    }

    /** The agent of a leg. */
    String agentId(int leg) {
        return World.agentId(account, agentOf(leg));
    }

    /** The index of an agent's leg; -1 for none. */
    int legOf(String agentId) {
        return agentId.equals(agentId(0)) ? 0 : legs() == 2 && agentId.equals(agentId(1)) ? 1 : -1;
    }

    private int agentOf(int leg) {
        return (agent + leg) % World.AGENTS;
    }

    /** Whether later statements leave the other party unchanged. */
    boolean isBenign() {
        return story != Story.NUMBER_CORRECTED && story != Story.WITHDRAWN;
    }

    /** The expected outcome without a person's action; undefined for a call with a changing line. */
    ModelOutcome outcome() {
        if (story == Story.WITHDRAWN) {
            return ModelOutcome.notLogged("WITHDRAWN");
        }
        return switch (kind) {
            case CUSTOMER -> Contacts.outcome(account, rightLine);
            case COLLEAGUE -> ModelOutcome.notLogged("INTERNAL_CALL");
            case FEATURE_CODE -> ModelOutcome.notLogged("FEATURE_CODE");
            case DO_NOT_LOG -> ModelOutcome.notLogged("DO_NOT_LOG");
            case WITHHELD -> ModelOutcome.conflict("NO_CONTACT_MATCH");
        };
    }

    /** The address of the recording after all statements; null for none. */
    @Nullable
    String recordingUrl() {
        return story == Story.RECORDING_LATER || story == Story.DISORDERED
                ? "https://recordings.example/" + callId()
                : null;
    }

    /** The statements of the platform, each once, in the order of publication. */
    List<TortureRecord> statements() {
        ObjectNode first = statement(0, 1, otherNumber(line));
        return switch (story) {
            case ONCE -> List.of(record(0, first));
            case RECORDING_LATER -> List.of(record(0, first), record(1, recorded()));
            case DISORDERED -> List.of(record(0, recorded()), record(1, first));
            case NUMBER_CORRECTED -> List.of(record(0, first), record(1, statement(0, 2, otherNumber(rightLine))));
            case WITHDRAWN ->
                List.of(
                        record(0, first),
                        record(1, statement(0, 2, otherNumber(line)).put("status", "WITHDRAWN")));
            case TWO_AGENTS -> List.of(record(0, first), record(1, statement(1, 1, otherNumber(line))));
        };
    }

    private ObjectNode recorded() {
        return statement(0, 2, otherNumber(line)).put("recordingUrl", recordingUrl());
    }

    private TortureRecord record(int statement, ObjectNode value) {
        return new TortureRecord(
                event() + "/" + statement, TortureRecord.CALLS, accountId() + "/" + callId(), value.toString());
    }

    private @Nullable String otherNumber(int ofLine) {
        return switch (kind) {
            case CUSTOMER -> NumberPlan.line(ofLine);
            case COLLEAGUE -> NumberPlan.agent(account, (agent + 1) % World.AGENTS);
            case FEATURE_CODE -> "*72";
            case DO_NOT_LOG -> NumberPlan.doNotLog(account);
            case WITHHELD -> WITHHELD[variant % WITHHELD.length];
        };
    }

    private ObjectNode statement(int leg, int sequence, @Nullable String other) {
        Instant started = world.begin().minusSeconds(36_000).plusMillis(5L * number);
        ObjectNode call = JsonNodeFactory.instance.objectNode();
        call.put("eventId", callId() + "-" + sequence + "-" + leg)
                .put("accountId", accountId())
                .put("callId", callId())
                .put("sequence", sequence);
        String own = NumberPlan.agent(account, agentOf(leg));
        call.putObject("agent")
                .put("id", agentId(leg))
                .put("extension", extension(leg))
                .put("number", own)
                .put("name", "Agent " + agentId(leg));
        call.put("direction", inbound ? "INBOUND" : "OUTBOUND");
        call.putObject(inbound ? "from" : "to").put("number", other);
        call.putObject(inbound ? "to" : "from").put("number", own).put("extension", extension(leg));
        call.put("startedAt", started.toString());
        if (result.equals("ANSWERED")) {
            call.put("answeredAt", started.plusSeconds(4).toString());
        }
        return call.put("endedAt", started.plusSeconds(TALK_SECONDS).toString()).put("result", result);
    }

    private String extension(int leg) {
        return "10" + agentOf(leg);
    }

    /** Masked: a call holds numbers. */
    @Override
    public String toString() {
        return "CallPlan[" + event() + "]";
    }
}
