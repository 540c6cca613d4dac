package dev.autolog.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The demo's calls: the same mixture in every run, with times up to now and the run's own call ids. */
final class DemoCalls {
    private static final int CALLS = 180;
    private static final long SEED = 42;
    private static final List<String> UNANSWERED =
            List.of("MISSED", "MISSED", "VOICEMAIL", "BUSY", "REJECTED", "FAILED");
    private static final List<String> STRANGERS =
            List.of("+12125550144", "+447700900998", "+493023125999", "+33199009911", "+61491570006", "+353209109090");
    private static final List<String> WITHHELD = List.of("", "anonymous", "Restricted");

    private final Random random = new Random(SEED);
    private final DemoCrm crm;
    private final String run;
    private final Instant now;
    private final List<DemoRecord> records = new ArrayList<>();
    private int badRecords;

    DemoCalls(DemoCrm crm, String run, Instant now) {
        this.crm = crm;
        this.run = run;
        this.now = now.truncatedTo(ChronoUnit.MILLIS);
    }

    /** The records in the order of their publication. */
    List<DemoRecord> records() {
        for (int i = 0; i < CALLS; i++) {
            add(i);
        }
        return List.copyOf(records);
    }

    private void add(int index) {
        // The service learns the account's own lines from the first calls; internal calls follow.
        int kind = index < CALLS / 6 ? random.nextInt(80) : random.nextInt(100);
        if (kind < 62) {
            addWithRepeats(index, withContact(index, pick(crm.clear())));
        } else if (kind < 71) {
            records.add(withContact(index, pick(crm.shared())).toRecord());
        } else if (kind < 78) {
            records.add(withContact(index, pick(crm.severalDeals())).toRecord());
        } else if (kind < 86) {
            records.add(call(index, pick(DemoAgent.ALL), random.nextBoolean(), party(pick(STRANGERS)))
                    .toRecord());
        } else if (kind < 90) {
            records.add(call(index, pick(DemoAgent.ALL), true, party(pick(WITHHELD)))
                    .toRecord());
        } else if (kind < 96) {
            records.add(internal(index).toRecord());
        } else {
            records.add(bad(index));
        }
    }

    private void addWithRepeats(int index, DemoCall call) {
        DemoRecord first = call.toRecord();
        records.add(first);
        if (index % 9 == 0) {
            records.add(new DemoRecord(first.topic(), first.key(), first.value(), false));
        }
        if (index % 7 == 0 && call.result().equals("ANSWERED")) {
            records.add(call.corrected());
        }
    }

    private DemoCall withContact(int index, DemoContact contact) {
        return call(index, pick(DemoAgent.of(contact.accountId())), random.nextInt(3) < 2, party(contact.number()));
    }

    private DemoCall internal(int index) {
        List<DemoAgent> colleagues = DemoAgent.of(pick(List.of("acme", "nordwind", "southbank")));
        return call(index, colleagues.get(0), true, colleagues.get(1).asParty());
    }

    private DemoRecord bad(int index) {
        DemoCall call = withContact(index, pick(crm.clear()));
        badRecords++;
        return switch (badRecords % 3) {
            case 0 -> call.cutOff();
            case 1 -> call.endingBeforeItsStart();
            default -> call.withUnknownResult();
        };
    }

    private DemoCall call(int index, DemoAgent agent, boolean inbound, ObjectNode other) {
        boolean answered = random.nextInt(4) > 0;
        Duration talk = answered ? Duration.ofSeconds(15 + random.nextInt(900)) : Duration.ZERO;
        // All calls have ended, one every 40 seconds until now.
        Instant end = now.minusSeconds(40L * (CALLS - index));
        String result = answered ? "ANSWERED" : unanswered(inbound);
        return new DemoCall(
                run + "-" + index,
                agent,
                inbound,
                other,
                result,
                end.minus(talk).minusSeconds(6),
                talk);
    }

    private String unanswered(boolean inbound) {
        return inbound ? pick(UNANSWERED.subList(0, 3)) : pick(UNANSWERED.subList(3, UNANSWERED.size()));
    }

    private static ObjectNode party(String number) {
        return JsonNodeFactory.instance.objectNode().put("number", number);
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
