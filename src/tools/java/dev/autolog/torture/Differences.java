package dev.autolog.torture;

import java.util.ArrayList;
import java.util.List;

/** Collects what is not as the model has it; of very many it keeps the first ones and counts the rest. */
final class Differences {
    private static final int KEPT = 500;

    private final List<Difference> kept = new ArrayList<>();
    private long count;

    void add(String event, String text) {
        add(new Difference(event, text));
    }

    void add(Difference difference) {
        count++;
        if (kept.size() < KEPT) {
            kept.add(difference);
        }
    }

    /** How many there are. */
    long count() {
        return count;
    }

    /** The first ones. */
    List<Difference> list() {
        return List.copyOf(kept);
    }
}
