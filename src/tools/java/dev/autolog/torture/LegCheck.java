package dev.autolog.torture;

import dev.autolog.torture.Evidence.LegRow;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.IntFunction;

/** Checks that each leg of each call is stored once, with an outcome that the model allows. */
final class LegCheck {
    /**
     * A leg, kept for later checks.
     *
     * @param name the name of the leg in the requests of people
     */
    record Leg(String event, String name, LegRow row) {}

    private final World world;
    private final int calls;
    private final IntFunction<ContactBook.Bounds> bounds;
    private final ContactBook book;
    private final Acts acts;
    private final Differences differences;
    private final BitSet seen = new BitSet();
    private final Map<UUID, Leg> legs = new HashMap<>();
    private final Map<String, Integer> outcomes = new TreeMap<>();

    LegCheck(
            World world,
            int calls,
            IntFunction<ContactBook.Bounds> bounds,
            ContactBook book,
            Acts acts,
            Differences differences) {
        this.world = world;
        this.calls = calls;
        this.bounds = bounds;
        this.book = book;
        this.acts = acts;
        this.differences = differences;
    }

    /** All legs by id. */
    Map<UUID, Leg> legs() {
        return legs;
    }

    /** The number of legs by outcome. */
    Map<String, Integer> outcomes() {
        return outcomes;
    }

    void leg(LegRow row) {
        int number = CallPlan.numberOf(row.callId());
        CallPlan call = CallPlan.of(world, Math.max(0, number));
        int leg = call.legOf(row.agentId());
        if (number < 0 || number >= calls || leg < 0 || !call.accountId().equals(row.accountId())) {
            differences.add(row.id().toString(), "a leg of which nothing was published");
            return;
        }
        String event = call.event();
        if (seen.get(2 * number + leg)) {
            differences.add(event, "the agent has a second leg");
        }
        seen.set(2 * number + leg);
        known(event, row);
        List<Act> done = acts.of(Acts.leg(row.callId(), row.agentId()));
        checkOutcome(call, row, done);
        if (!Objects.equals(row.notes(), Acts.notes(done))) {
            differences.add(event, "the notes are not those that were acknowledged last");
        }
        if (!Objects.equals(row.recordingUrl(), call.recordingUrl())) {
            differences.add(event, "the recording is not the newest");
        }
    }

    /** Notes the leg of a call or a thread, and makes the checks that both have in common. */
    void known(String event, LegRow row) {
        legs.put(row.id(), new Leg(event, Acts.leg(row.callId(), row.agentId()), row));
        outcomes.merge(
                row.outcome()
                        + (row.reason() == null ? "" : " " + row.reason())
                        + (row.messageCount() == null ? "" : " (SMS)"),
                1,
                Integer::sum);
        if (Markers.hasForeign(row.texts() + " " + row.contactId() + " " + row.dealId(), row.accountId())) {
            differences.add(event, "holds another account's data");
        }
        if (row.outcome().equals("IN_CONFLICT") != "OPEN".equals(row.conflictStatus())) {
            differences.add(event, "is " + row.outcome() + ", and its conflict is " + row.conflictStatus());
        }
    }

    private void checkOutcome(CallPlan call, LegRow row, List<Act> done) {
        ModelOutcome found = outcome(row);
        ModelOutcome chosen = Acts.outcome(done);
        if (chosen != null) {
            check(call.event(), found, chosen, "a person chose ");
        } else if (!call.isChanging()) {
            check(call.event(), found, call.outcome(), "the model has ");
        } else {
            checkChanging(call, found);
        }
    }

    private void check(String event, ModelOutcome found, ModelOutcome expected, String who) {
        if (!found.equals(expected)) {
            differences.add(event, who + text(expected) + ", the table " + text(found));
        }
    }

    private void checkChanging(CallPlan call, ModelOutcome found) {
        var line = new ContactBook.Line(call.account(), call.line());
        if (found.kind() == ModelOutcome.Kind.LOGGED) {
            if (!book.logsSince(line, bounds.apply(call.number())).contains(found)) {
                differences.add(
                        call.event(), "the contact never had the line alone while the call was there: " + text(found));
            }
        } else {
            check(call.event(), found, book.now(line), "the contacts have changed, so that it is ");
        }
    }

    static ModelOutcome outcome(LegRow row) {
        return new ModelOutcome(ModelOutcome.Kind.valueOf(row.outcome()), row.reason(), row.contactId(), row.dealId());
    }

    static String text(ModelOutcome outcome) {
        return switch (outcome.kind()) {
            case LOGGED ->
                "a log on " + outcome.contactId() + (outcome.dealId() == null ? "" : " with " + outcome.dealId());
            case IN_CONFLICT, NOT_LOGGED -> String.valueOf(outcome.detail());
        };
    }

    void finish() {
        for (int number = 0; number < calls; number++) {
            CallPlan call = CallPlan.of(world, number);
            for (int leg = 0; leg < call.legs(); leg++) {
                if (!seen.get(2 * number + leg)) {
                    differences.add(call.event(), "no outcome");
                }
            }
        }
    }
}
