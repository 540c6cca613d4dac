package dev.autolog.torture;

import java.util.function.IntFunction;

/** Compares the tables and topics with the model. */
final class Checker implements Evidence {
    private final Differences differences = new Differences();
    private final LegCheck legCheck;
    private final MessageCheck messageCheck;
    private final TrailCheck trailCheck;
    private final InputCheck inputCheck;

    /**
     * Creates the checks.
     *
     * @param calls the number of published calls; the numbers of messages and poisoned records follow from it
     */
    Checker(World world, int calls, IntFunction<ContactBook.Bounds> bounds, ContactBook book, Acts acts) {
        legCheck = new LegCheck(world, calls, bounds, book, acts, differences);
        messageCheck = new MessageCheck(world, Generator.messages(calls), legCheck, differences);
        trailCheck = new TrailCheck(legCheck.legs(), acts, differences);
        inputCheck = new InputCheck(world, calls, differences);
        acts.differences().forEach(differences::add);
    }

    @Override
    public void leg(LegRow row) {
        if (row.messageCount() == null) {
            legCheck.leg(row);
        } else {
            messageCheck.leg(row);
        }
    }

    @Override
    public void message(MessageRow row) {
        messageCheck.message(row);
    }

    @Override
    public void trail(TrailRow row) {
        trailCheck.trail(row);
    }

    @Override
    public void deadLetterRow(DeadLetterRow row) {
        inputCheck.deadLetterRow(row);
    }

    @Override
    public void input(Input message) {
        inputCheck.input(message);
    }

    @Override
    public void output(Output message) {
        trailCheck.output(message);
    }

    @Override
    public void deadLetter(DeadLetter message) {
        inputCheck.deadLetter(message);
    }

    @Override
    public void pending(String what, long count) {
        if (count > 0) {
            differences.add("pending", count + " " + what);
        }
    }

    /** Checks for missing evidence once all evidence is in, and returns all differences. */
    Differences finish() {
        legCheck.finish();
        messageCheck.finish();
        trailCheck.finish();
        inputCheck.finish();
        return differences;
    }

    LegCheck legs() {
        return legCheck;
    }

    TrailCheck trail() {
        return trailCheck;
    }

    InputCheck inputs() {
        return inputCheck;
    }
}
