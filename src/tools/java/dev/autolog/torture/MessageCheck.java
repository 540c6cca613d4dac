package dev.autolog.torture;

import dev.autolog.torture.Evidence.LegRow;
import dev.autolog.torture.Evidence.MessageRow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Checks that each SMS is stored once, with its newest text, in the one log of its thread. */
final class MessageCheck {
    private final World world;
    private final int messages;
    private final LegCheck legCheck;
    private final Differences differences;
    private final BitSet seen = new BitSet();
    /** The legs of threads, by the key of the table. */
    private final Map<String, LegRow> legs = new HashMap<>();
    /** The stored keys of each thread of the model; exactly one is correct. */
    private final Map<String, Set<String>> keys = new HashMap<>();

    MessageCheck(World world, int messages, LegCheck legCheck, Differences differences) {
        this.world = world;
        this.messages = messages;
        this.legCheck = legCheck;
        this.differences = differences;
    }

    /** Adds the leg of a thread. */
    void leg(LegRow row) {
        legs.put(key(row.accountId(), row.callId(), row.agentId()), row);
        legCheck.known("thread " + row.id(), row);
    }

    private static String key(String accountId, String callId, String agentId) {
        return accountId + "|" + callId + "|" + agentId;
    }

    void message(MessageRow row) {
        int number = MessagePlan.numberOf(row.messageId());
        MessagePlan message = MessagePlan.of(world, Math.max(0, number));
        if (number < 0 || number >= messages || !message.messageId().equals(row.messageId())) {
            differences.add(row.messageId(), "a message that nobody published");
            return;
        }
        if (seen.get(number)) {
            differences.add(message.event(), "is there twice");
        }
        seen.set(number);
        if (!message.text().equals(row.text())) {
            differences.add(message.event(), "the text is not the newest");
        }
        keys.computeIfAbsent(message.thread(), _ -> new HashSet<>())
                .add(key(row.accountId(), row.callId(), row.agentId()));
    }

    void finish() {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, MessagePlan> threads = new HashMap<>();
        for (int number = 0; number < messages; number++) {
            MessagePlan message = MessagePlan.of(world, number);
            counts.merge(message.thread(), 1, Integer::sum);
            threads.put(message.thread(), message);
            if (!seen.get(number)) {
                differences.add(message.event(), "not there");
            }
        }
        threads.forEach((thread, message) -> check(message, counts.getOrDefault(thread, 0)));
        if (legs.size() > threads.size()) {
            differences.add("threads", "there are " + legs.size() + " in place of " + threads.size());
        }
    }

    private void check(MessagePlan message, int count) {
        Set<String> found = keys.getOrDefault(message.thread(), Set.of());
        if (found.size() != 1) {
            differences.add(message.event(), "its thread has " + found.size() + " logs");
            return;
        }
        LegRow row = legs.get(found.iterator().next());
        if (row == null) {
            differences.add(message.event(), "its thread has no outcome");
            return;
        }
        if (row.messageCount() == null || row.messageCount() != count) {
            differences.add(message.event(), "its thread has " + row.messageCount() + " messages in place of " + count);
        }
        ModelOutcome outcome = LegCheck.outcome(row);
        if (!outcome.equals(message.outcome())) {
            differences.add(
                    message.event(),
                    "the model has " + LegCheck.text(message.outcome()) + ", the table " + LegCheck.text(outcome));
        }
    }
}
