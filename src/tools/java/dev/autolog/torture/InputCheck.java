package dev.autolog.torture;

import dev.autolog.torture.Evidence.DeadLetter;
import dev.autolog.torture.Evidence.DeadLetterRow;
import dev.autolog.torture.Evidence.Input;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Checks that all records of the model are on their topics, and that exactly the poisoned ones are dead letters. */
final class InputCheck {
    /** The position of a record. */
    private record Place(String topic, int partition, long offset) {}

    /** A poisoned record, with counts of its dead letters and rows. */
    private static final class Poisoned {
        private final Poison poison;
        private int letters;
        private int rows;

        Poisoned(Poison poison) {
            this.poison = poison;
        }
    }

    private final World world;
    private final int calls;
    private final Differences differences;
    private final BitSet callStatements = new BitSet();
    private final BitSet messageStatements = new BitSet();
    private final BitSet poisons = new BitSet();
    private final Map<Place, Poisoned> poisoned = new HashMap<>();
    /** The rows are read before the topics and checked at the end. */
    private final Map<Place, DeadLetterRow> rows = new HashMap<>();

    private long callRecords;
    private long messageRecords;
    private long contactRecords;
    private long repeatedLetters;

    InputCheck(World world, int calls, Differences differences) {
        this.world = world;
        this.calls = calls;
        this.differences = differences;
    }

    long callRecords() {
        return callRecords;
    }

    long messageRecords() {
        return messageRecords;
    }

    long contactRecords() {
        return contactRecords;
    }

    /** The number of poisoned records on the topics. */
    int poisonedRecords() {
        return poisoned.size();
    }

    /** The number of records of calls and messages that repeat an earlier one. */
    long repeats() {
        return callRecords - callStatements.cardinality() + messageRecords - messageStatements.cardinality();
    }

    /** The number of dead letters that repeat an earlier one of the same record. */
    long repeatedLetters() {
        return repeatedLetters;
    }

    void input(Input message) {
        String[] parts = message.event().split("[-/]", -1);
        switch (parts[0]) {
            case "call" -> {
                callStatements.set(2 * Integer.parseInt(parts[1]) + Integer.parseInt(parts[2]));
                callRecords++;
            }
            case "message" -> {
                messageStatements.set(2 * Integer.parseInt(parts[1]) + Integer.parseInt(parts[2]));
                messageRecords++;
            }
            case "contact" -> contactRecords++;
            case "poison" -> {
                Poison poison = Poison.of(world, Integer.parseInt(parts[1]));
                poisons.set(poison.number());
                poisoned.put(new Place(message.topic(), message.partition(), message.offset()), new Poisoned(poison));
            }
            default -> differences.add(message.topic() + "/" + message.offset(), "published by nobody");
        }
    }

    void deadLetter(DeadLetter letter) {
        Poisoned source =
                poisoned.get(new Place(letter.sourceTopic(), letter.sourcePartition(), letter.sourceOffset()));
        if (source == null) {
            differences.add(
                    letter.sourceTopic() + "/" + letter.sourcePartition() + "/" + letter.sourceOffset(),
                    "a dead letter, and nothing is wrong with it");
            return;
        }
        TortureRecord statement = source.poison.statement();
        if (!letter.reason().equals(source.poison.kind().reason())) {
            differences.add(source.poison.event(), "the dead letter gives the reason " + letter.reason());
        }
        if (!statement.key().equals(letter.key()) || !Objects.equals(statement.value(), letter.value())) {
            differences.add(source.poison.event(), "the dead letter is not the record as it came");
        }
        source.letters++;
        repeatedLetters += source.letters > 1 ? 1 : 0;
    }

    void deadLetterRow(DeadLetterRow row) {
        String source = row.topic().replace("-dead-letter", "");
        rows.put(new Place(source, row.partition(), row.offset()), row);
    }

    void finish() {
        rows.forEach(this::checkRow);
        poisoned.values().forEach(found -> {
            if (found.letters == 0) {
                differences.add(found.poison.event(), "no dead letter");
            }
            if (found.rows == 0) {
                differences.add(found.poison.event(), "not among the dead letters of the table");
            }
        });
        checkStatements();
    }

    private void checkRow(Place place, DeadLetterRow row) {
        Poisoned source = poisoned.get(place);
        if (source == null) {
            differences.add(place.toString(), "a dead letter of the table without a record");
            return;
        }
        source.rows++;
        if (!row.accountId().equals(source.poison.owner())) {
            differences.add(source.poison.event(), "the dead letter belongs to " + row.accountId());
        }
        if (!row.reason().equals(source.poison.kind().reason())) {
            differences.add(source.poison.event(), "the table gives the reason " + row.reason());
        }
    }

    private void checkStatements() {
        for (int number = 0; number < calls; number++) {
            CallPlan call = CallPlan.of(world, number);
            for (int statement = 0; statement < call.statements().size(); statement++) {
                if (!callStatements.get(2 * number + statement)) {
                    differences.add(call.event() + "/" + statement, "not on its topic");
                }
            }
        }
        for (int number = 0; number < Generator.messages(calls); number++) {
            MessagePlan message = MessagePlan.of(world, number);
            for (int statement = 0; statement < message.statements().size(); statement++) {
                if (!messageStatements.get(2 * number + statement)) {
                    differences.add(message.event() + "/" + statement, "not on its topic");
                }
            }
        }
        if (poisons.cardinality() < Generator.poisons(calls)) {
            differences.add("poison", "not all of it is on its topics");
        }
    }
}
