package dev.autolog.torture;

import dev.autolog.torture.Evidence.DeadLetter;
import dev.autolog.torture.Evidence.DeadLetterRow;
import dev.autolog.torture.Evidence.Input;
import dev.autolog.torture.Evidence.LegRow;
import dev.autolog.torture.Evidence.MessageRow;
import dev.autolog.torture.Evidence.Output;
import dev.autolog.torture.Evidence.TrailRow;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a service without a flaw leaves behind of a number of calls, for tests to put a flaw into. */
final class FlawlessService {
    final World world;
    final int calls;
    final List<LegRow> legs = new ArrayList<>();
    final List<MessageRow> messages = new ArrayList<>();
    final List<TrailRow> trail = new ArrayList<>();
    final List<DeadLetterRow> deadLetterRows = new ArrayList<>();
    final List<Input> inputs = new ArrayList<>();
    final List<Output> outputs = new ArrayList<>();
    final List<DeadLetter> deadLetters = new ArrayList<>();
    final Map<String, Long> pending = new TreeMap<>();
    final ContactBook book = new ContactBook();
    final Acts acts = new Acts();

    FlawlessService(World world, int calls) {
        this.world = world;
        this.calls = calls;
        for (int number = 0; number < calls; number++) {
            CallPlan call = CallPlan.of(world, number);
            call.statements().forEach(this::input);
            for (int leg = 0; leg < call.legs(); leg++) {
                decide(call, leg);
            }
        }
        threads();
        for (int number = 0; number < Generator.poisons(calls); number++) {
            poison(Poison.of(world, number));
        }
    }

    private void input(TortureRecord statement) {
        inputs.add(
                new Input(statement.topic(), 0, inputs.size(), statement.event(), statement.key(), statement.value()));
    }

    private void decide(CallPlan call, int leg) {
        ModelOutcome outcome =
                call.isChanging() ? book.now(new ContactBook.Line(call.account(), call.line())) : call.outcome();
        add(
                id(call.callId() + "-" + leg),
                call.accountId(),
                call.callId(),
                call.agentId(leg),
                outcome,
                call.recordingUrl(),
                null);
    }

    private void threads() {
        Map<String, List<MessagePlan>> threads = new HashMap<>();
        for (int number = 0; number < Generator.messages(calls); number++) {
            MessagePlan message = MessagePlan.of(world, number);
            message.statements().forEach(this::input);
            threads.computeIfAbsent(message.thread(), _ -> new ArrayList<>()).add(message);
        }
        threads.forEach((thread, all) -> {
            MessagePlan one = all.getFirst();
            all.forEach(message -> messages.add(new MessageRow(
                    message.accountId(), message.messageId(), "sms/" + thread, message.agentId(), message.text())));
            add(id(thread), one.accountId(), "sms/" + thread, one.agentId(), one.outcome(), null, all.size());
        });
    }

    private void add(
            UUID id,
            String accountId,
            String callId,
            String agentId,
            ModelOutcome outcome,
            @Nullable String recordingUrl,
            @Nullable Integer messageCount) {
        boolean logged = outcome.kind() == ModelOutcome.Kind.LOGGED;
        boolean open = outcome.kind() == ModelOutcome.Kind.IN_CONFLICT;
        legs.add(new LegRow(
                id,
                accountId,
                callId,
                agentId,
                outcome.kind().name(),
                outcome.detail(),
                outcome.contactId(),
                outcome.dealId(),
                recordingUrl,
                null,
                logged ? 1 : 0,
                open ? 1 : 0,
                messageCount,
                open ? "OPEN" : null,
                "Contact " + outcome.contactId()));
        if (logged) {
            publish(id, accountId, "LOGGED", "CALL_LOGGED", "{\"contactId\":\"" + outcome.contactId() + "\"}");
        } else if (open) {
            publish(
                    id,
                    accountId,
                    "CONFLICT_OPENED",
                    "UNRESOLVED_CONFLICTS",
                    "{\"status\":\"OPEN\",\"kind\":\"" + outcome.detail() + "\"}");
        } else {
            trail.add(new TrailRow(accountId, id, "AUTO", "NOT_LOGGED", 0, null, null));
        }
    }

    private void publish(UUID id, String accountId, String action, String topic, String value) {
        trail.add(new TrailRow(accountId, id, "AUTO", action, 1, topic, value));
        String name = topic.equals("CALL_LOGGED") ? "call-logged" : "unresolved-conflicts";
        outputs.add(new Output(name, accountId + "/" + id, value, name + "/" + id + "/1"));
    }

    private void poison(Poison poison) {
        TortureRecord statement = poison.statement();
        long offset = inputs.size();
        input(statement);
        String topic = statement.topic() + "-dead-letter";
        deadLetters.add(new DeadLetter(
                topic, statement.topic(), 0, offset, poison.kind().reason(), statement.key(), statement.value()));
        deadLetterRows.add(new DeadLetterRow(
                poison.owner(), topic, 0, offset, poison.kind().reason()));
    }

    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** The first leg of a call that the model has that outcome for, and that nothing else is special about. */
    LegRow leg(ModelOutcome.Kind kind) {
        return legs.stream()
                .filter(row -> row.messageCount() == null && row.outcome().equals(kind.name()))
                .filter(row -> !plan(row).isChanging())
                .findFirst()
                .orElseThrow();
    }

    CallPlan plan(LegRow row) {
        return CallPlan.of(world, CallPlan.numberOf(row.callId()));
    }

    /** Puts another row in the place of one. */
    void replace(LegRow row, LegRow other) {
        legs.set(legs.indexOf(row), other);
    }

    /** What a checker says of it. */
    List<Difference> differences() {
        Checker checker = new Checker(world, calls, _ -> new ContactBook.Bounds(0, 0), book, acts);
        legs.forEach(checker::leg);
        messages.forEach(checker::message);
        trail.forEach(checker::trail);
        deadLetterRows.forEach(checker::deadLetterRow);
        pending.forEach(checker::pending);
        inputs.forEach(checker::input);
        outputs.forEach(checker::output);
        deadLetters.forEach(checker::deadLetter);
        return checker.finish().list();
    }
}
