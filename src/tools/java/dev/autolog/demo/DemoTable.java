package dev.autolog.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The figures of the demo at one moment.
 *
 * @param records the number of published records, including repeats and corrections
 * @param calls the number of published records with an outcome of their own
 */
record DemoTable(int records, int calls, DemoTally tally, Map<String, Integer> notLogged) {
    private static final List<String> KINDS = List.of("NO_CONTACT_MATCH", "MULTIPLE_CONTACTS", "MULTIPLE_ASSOCIATIONS");

    /** The number of calls that have an outcome. */
    int decided() {
        return tally.logged() + tally.conflicts() + sum(notLogged) + sum(tally.deadLetters());
    }

    /** The figures as a table. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(row("calls published", calls));
        lines.add(row("  repeats, corrections", records - calls));
        lines.add(row("logged", tally.logged()));
        lines.add(row("  of these corrected", tally.corrected()));
        lines.add(row("conflicts", tally.conflicts()));
        KINDS.forEach(kind -> lines.add(row("  " + words(kind), tally.conflicts(kind))));
        lines.add(row("not logged", sum(notLogged)));
        notLogged.forEach((reason, count) -> lines.add(row("  " + words(reason), count)));
        lines.add(row("dead letters", sum(tally.deadLetters())));
        tally.deadLetters().forEach((reason, count) -> lines.add(row("  " + words(reason), count)));
        lines.add(row("threads of messages", tally.threads()));
        return lines;
    }

    /** The main figures on one line. */
    String line() {
        return "%d calls published: %d logged, %d conflicts, %d not logged, %d dead letters"
                .formatted(calls, tally.logged(), tally.conflicts(), sum(notLogged), sum(tally.deadLetters()));
    }

    private static String row(String name, long count) {
        return "  %-28s%6d".formatted(name, count);
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
