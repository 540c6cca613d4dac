package dev.autolog.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * The result of a run.
 *
 * @param figures the counts and durations by name, in the order of display
 * @param differences all differences from the model
 */
record TortureLedger(Map<String, String> figures, Differences differences) {
    /** The table of figures, and the differences by event. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int width = figures.keySet().stream().mapToInt(String::length).max().orElse(0);
        figures.forEach((name, value) -> lines.add(("%-" + width + "s  %s").formatted(name, value)));
        lines.add("%,d differences".formatted(differences.count()));
        differences.list().forEach(one -> lines.add("  " + one.event() + ": " + one.text()));
        return lines;
    }

    /** Builds a ledger. */
    static final class Builder {
        private final Map<String, String> figures = new LinkedHashMap<>();

        Builder add(String name, String value) {
            figures.put(name, value);
            return this;
        }

        Builder add(String name, long value) {
            return add(name, String.format(Locale.ROOT, "%,d", value));
        }

        Builder add(String name, Duration value) {
            return add(
                    name,
                    String.format(
                            Locale.ROOT, "%.1f s", Objects.requireNonNull(value).toMillis() / 1e3));
        }

        TortureLedger with(Differences differences) {
            return new TortureLedger(figures, differences);
        }
    }
}
