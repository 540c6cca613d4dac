package dev.autolog.torture;

import java.util.ArrayList;
import java.util.List;

/** Collects differences: counts all, and keeps the first ones. */
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

    /** The number of all differences. */
    long count() {
        return count;
    }

    /** The first differences. */
    List<Difference> list() {
        return List.copyOf(kept);
    }
}
