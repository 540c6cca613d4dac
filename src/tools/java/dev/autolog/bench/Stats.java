package dev.autolog.bench;

import java.util.List;
import java.util.Locale;

/** Statistics of several measurements, and their formatting. */
final class Stats {
    private Stats() {}

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The value that {@code percent} percent of the values do not exceed. */
    static double percentile(List<Double> values, double percent) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(percent / 100 * sorted.size()) - 1);
    }

    /** The smallest and the largest value. */
    static String range(List<Double> values) {
        return thousands(percentile(values, 0.001)) + "–" + thousands(percentile(values, 100));
    }

    static String thousands(double value) {
        return String.format(Locale.ROOT, "%,d", Math.round(value)).replace(',', ' ');
    }

    static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
