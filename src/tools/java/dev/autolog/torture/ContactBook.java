package dev.autolog.torture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The published versions of the contacts of changing lines, and the newest versions that the service is known to have processed.
 */
final class ContactBook {
    /** A changing line. */
    record Line(int account, int number) {}

    /** The newest processed versions of a line's two contacts at one time. */
    record Bounds(int first, int second) {}

    /** The versions of one contact, from the beginning of the run. */
    private static final class History {
        private final List<ContactState> states = new ArrayList<>();
        private int processed;

        History(ContactState first) {
            states.add(first);
        }
    }

    private final Map<Line, List<History>> lines = new HashMap<>();

    /** Creates the book with the initial contacts as processed versions. */
    ContactBook() {
        for (int account = 0; account < World.ACCOUNTS; account++) {
            for (int line = 0; line < World.LINES; line++) {
                if (!LineRole.of(account, line).isStable()) {
                    List<ContactState> first = Contacts.first(account, line);
                    lines.put(
                            new Line(account, line),
                            List.of(new History(first.getFirst()), new History(first.getLast())));
                }
            }
        }
    }

    /** The newest version of a contact. */
    synchronized ContactState newest(Line line, int which) {
        return history(line, which).states.getLast();
    }

    /** Adds a version before it is published; returns its number. */
    synchronized int change(Line line, int which, ContactState state) {
        History history = history(line, which);
        history.states.add(state);
        return history.states.size() - 1;
    }

    /** Marks a version as processed. */
    synchronized void processed(Line line, int which, int version) {
        History history = history(line, which);
        history.processed = Math.max(history.processed, version);
    }

    /** The lower bounds for the decision of a call that is published from now on: it sees at least these versions. */
    synchronized Bounds bounds(Line line) {
        return new Bounds(history(line, 0).processed, history(line, 1).processed);
    }

    /** The possible logs of a call of the line, from the versions since the bounds. */
    synchronized Set<ModelOutcome> logsSince(Line line, Bounds bounds) {
        Set<ModelOutcome> logs = new HashSet<>();
        for (ContactState first : statesSince(line, 0, bounds.first())) {
            for (ContactState second : statesSince(line, 1, bounds.second())) {
                ModelOutcome outcome = ModelOutcome.of(line.account(), line.number(), first, second);
                if (outcome.kind() == ModelOutcome.Kind.LOGGED) {
                    logs.add(outcome);
                }
            }
        }
        return logs;
    }

    /** The outcome of a call of the line now. */
    synchronized ModelOutcome now(Line line) {
        return ModelOutcome.of(line.account(), line.number(), newest(line, 0), newest(line, 1));
    }

    private Set<ContactState> statesSince(Line line, int which, int version) {
        List<ContactState> states = history(line, which).states;
        return new HashSet<>(states.subList(version, states.size()));
    }

    private History history(Line line, int which) {
        List<History> both = lines.get(line);
        if (both == null) {
            throw new IllegalArgumentException(line + " does not change");
        }
        return both.get(which);
    }
}
