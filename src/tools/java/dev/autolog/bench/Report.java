package dev.autolog.bench;

import static dev.autolog.bench.Stats.decimals;
import static dev.autolog.bench.Stats.median;
import static dev.autolog.bench.Stats.percentile;
import static dev.autolog.bench.Stats.range;
import static dev.autolog.bench.Stats.thousands;

import dev.autolog.bench.Promptness.Delays;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Collects the figures of one run of the benchmark and writes them as Markdown. */
final class Report {
    private final List<Pipeline.Result> pipeline = new ArrayList<>();
    private final List<Floor.Result> floor = new ArrayList<>();
    private final List<Double> oneByOne = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    void add(Pipeline.Result result) {
        pipeline.add(result);
    }

    void addFloor(Floor.Result result) {
        floor.add(result);
    }

    void addOneByOne(double perSecond) {
        oneByOne.add(perSecond);
    }

    void add(String what, String figure) {
        others.add("| " + what + " | " + figure + " |");
    }

    void add(Delays delays) {
        add("", delays);
    }

    void add(String beside, Delays delays) {
        add(
                "to decided, " + SteadyLoad.PER_SECOND + " calls/s" + beside + ": p50, p99, most",
                percentiles(delays.decided()));
        add("to read from the output topic by a consumer" + beside + ": p50, p99, most", percentiles(delays.read()));
    }

    /** Compares a run under other conditions with the median of the earlier runs. */
    void addBeside(String what, Pipeline.Result other) {
        add(what, thousands(other.perSecond()) + "/s, ratio " + decimals(other.perSecond() / median(perSecond())));
    }

    private List<Double> floorPerSecond() {
        return floor.stream().map(Floor.Result::perSecond).toList();
    }

    void add(String what, List<Double> millis) {
        add(what + ": p50, p99, most", percentiles(millis));
    }

    private static String percentiles(List<Double> millis) {
        return "%s ms, %s ms, %s ms"
                .formatted(
                        decimals(percentile(millis, 50)),
                        decimals(percentile(millis, 99)),
                        decimals(percentile(millis, 100)));
    }

    private List<Double> perSecond() {
        return pipeline.stream().map(Pipeline.Result::perSecond).toList();
    }

    private double medianOf(ToDoubleFunction<Pipeline.Result> figure) {
        return median(pipeline.stream().map(figure::applyAsDouble).toList());
    }

    List<String> lines(Options options, String machine) {
        List<String> lines = new ArrayList<>();
        lines.add("%s contacts, %s calls, median of %d (least–most). %s; fsync and synchronous_commit on."
                .formatted(thousands(options.contacts()), thousands(options.calls()), options.runs(), machine));
        lines.add("");
        lines.add("| what | figure |");
        lines.add("|---|---|");
        contender(lines, "(a) Autolog, calls published", perSecond());
        if (!pipeline.isEmpty()) {
            lines.add("| (a) until decided, publishing still under way | "
                    + thousands(medianOf(Pipeline.Result::decidedPerSecond)) + "/s |");
        }
        contender(lines, "(b) floor: parse and COPY", floorPerSecond());
        contender(lines, "(c) one transaction per call", oneByOne);
        if (!pipeline.isEmpty()) {
            ratio(lines, "a/b", floorPerSecond());
            ratio(lines, "a/c", oneByOne);
            resources(lines, options.calls());
        }
        lines.addAll(others);
        return lines;
    }

    private static void contender(List<String> lines, String name, List<Double> values) {
        if (!values.isEmpty()) {
            lines.add("| " + name + " | " + thousands(median(values)) + "/s (" + range(values) + ") |");
        }
    }

    private void ratio(List<String> lines, String name, List<Double> values) {
        if (!values.isEmpty()) {
            lines.add("| " + name + " | " + decimals(median(perSecond()) / median(values)) + " |");
        }
    }

    private void resources(List<String> lines, int calls) {
        lines.add("| processor time a call of (a), µs: service, PostgreSQL, broker | "
                + medianOf(pipeline, one -> one.cpu().microsOf(calls), Stats::tenths) + " |");
        if (!floor.isEmpty()) {
            lines.add("| processor time a call of (b), µs: consumer, PostgreSQL, broker | "
                    + medianOf(floor, one -> one.cpu().microsOf(calls), Stats::tenths) + " |");
        }
        lines.add("| most memory, MiB: service, PostgreSQL, broker | "
                + medianOf(pipeline, Pipeline.Result::peakMib, Stats::thousands) + " |");
        lines.add("| service start, process to ready | "
                + decimals(medianOf(one -> one.startUp().toMillis() / 1e3)) + " s |");
    }

    private static <T> String medianOf(List<T> runs, Function<T, Usage> usage, DoubleFunction<String> figure) {
        List<Usage> usages = runs.stream().map(usage).toList();
        return new Usage(
                        median(usages.stream().map(Usage::service).toList()),
                        median(usages.stream().map(Usage::database).toList()),
                        median(usages.stream().map(Usage::broker).toList()))
                .show(figure);
    }
}
