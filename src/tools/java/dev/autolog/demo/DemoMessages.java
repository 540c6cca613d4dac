package dev.autolog.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The demo's text messages: some threads of agents and one of a shared inbox, with times up to now and the run's own ids. */
final class DemoMessages {
    private static final Duration BETWEEN = Duration.ofMinutes(2);

    private final String run;
    private final Instant now;
    private final List<DemoRecord> records = new ArrayList<>();
    private final Set<String> threads = new HashSet<>();

    DemoMessages(DemoCrm crm, String run, Instant now) {
        this.run = run;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
        exchange(crm.clear().getFirst(), false, "Can you send me the contract?", "Here it is.", "Thank you!");
        exchange(crm.clear().get(3), false, "Are we still on for Thursday?", "Yes, at ten.");
        exchange(crm.shared().getFirst(), false, "Please call me back.");
        exchange(crm.severalDeals().getFirst(), false, "About your offer: can you do better?", "Let me see.");
        exchange(crm.clear().get(5), true, "My order has not arrived.", "I am looking into it.", "It is on its way.");
        stranger();
    }

    /** The records in the order of their publication. */
    List<DemoRecord> records() {
        return List.copyOf(records);
    }

    /** The expected number of logs and conflicts, with days in UTC. */
    int threads() {
        return threads.size();
    }

    private void exchange(DemoContact contact, boolean shared, String... texts) {
        DemoAgent agent = DemoAgent.of(contact.accountId()).getFirst();
        for (int i = 0; i < texts.length; i++) {
            add(
                    agent,
                    contact.number(),
                    shared,
                    i % 2 == 0,
                    now.minus(BETWEEN.multipliedBy(texts.length - i)),
                    texts[i]);
        }
    }

    private void stranger() {
        add(DemoAgent.ALL.getFirst(), "+12125550177", false, true, now, "Is this the right number for support?");
    }

    private void add(DemoAgent agent, String number, boolean shared, boolean inbound, Instant sentAt, String text) {
        String conversation = run + "-" + agent.id() + number;
        ObjectNode other = JsonNodeFactory.instance.objectNode().put("number", number);
        ObjectNode message = JsonNodeFactory.instance
                .objectNode()
                .put("accountId", agent.accountId())
                .put("conversationId", conversation)
                .put("messageId", run + "-" + records.size())
                .<ObjectNode>set("agent", agent.toJson())
                .put("direction", inbound ? "INBOUND" : "OUTBOUND")
                .<ObjectNode>set("from", inbound ? other : agent.asParty())
                .<ObjectNode>set("to", inbound ? agent.asParty() : other)
                .put("sentAt", sentAt.toString())
                .put("text", text);
        if (shared) {
            message.putObject("sharedInbox").put("id", "support").put("name", "Support");
        }
        if (text.equals("Here it is.")) {
            message.putArray("attachments").addObject().put("name", "contract.pdf");
        }
        threads.add(shared ? conversation : agent.id() + number + LocalDate.ofInstant(sentAt, ZoneOffset.UTC));
        records.add(
                new DemoRecord("message-exchanged", agent.accountId() + "/" + conversation, message.toString(), false));
    }
}
