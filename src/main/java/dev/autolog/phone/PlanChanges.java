package dev.autolog.phone;

import dev.autolog.domain.Region;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The changes of numbering plans in {@code numbering-plan-changes.tsv}, indexed by the first digits of a form, so that the time
 * of a look-up does not depend on the size of the table.
 */
final class PlanChanges {
    static final String TABLE = "/numbering-plan-changes.tsv";
    private static final String TWO_CODES = "-";
    private static final String ALWAYS = " always";

    private final Map<String, List<PlanChange>> byRegion = new HashMap<>();
    private final FormIndex byOldForm = new FormIndex();
    private final FormIndex byNewForm = new FormIndex();

    /** Changes by the fixed digits at the start of a form. */
    private static final class FormIndex {
        private final Map<String, List<PlanChange>> byStart = new HashMap<>();
        private int longest;

        void put(NumberForm form, PlanChange change) {
            String start = form.fixedStart();
            byStart.computeIfAbsent(start, _ -> new ArrayList<>(1)).add(change);
            longest = Math.max(longest, start.length());
        }

        List<PlanChange> of(String e164) {
            List<PlanChange> all = List.of();
            for (int end = Math.min(longest, e164.length()); end > 1; end--) {
                List<PlanChange> found = byStart.get(e164.substring(0, end));
                if (found != null) {
                    all = all.isEmpty() ? found : both(all, found);
                }
            }
            return all;
        }

        private static List<PlanChange> both(List<PlanChange> some, List<PlanChange> others) {
            List<PlanChange> both = new ArrayList<>(some);
            both.addAll(others);
            return both;
        }
    }

    /** Reads the table from the classpath. */
    PlanChanges() {
        try (InputStream table = Objects.requireNonNull(PlanChanges.class.getResourceAsStream(TABLE))) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(line -> add(line.split("\t", -1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + TABLE, unreadable);
        }
    }

    /** A line of the table: country, old form, new form, date or a dash, source. */
    private void add(String[] columns) {
        boolean twoCodes = columns[3].equals(TWO_CODES);
        boolean always = twoCodes || columns[3].endsWith(ALWAYS);
        PlanChange change = new PlanChange(
                NumberForm.of(columns[1]),
                NumberForm.of(columns[2]),
                twoCodes ? null : LocalDate.parse(columns[3].replace(ALWAYS, "")),
                always);
        if (columns[1].startsWith("+")) {
            byOldForm.put(change.before(), change);
        } else {
            byRegion.computeIfAbsent(columns[0], _ -> new ArrayList<>()).add(change);
        }
        byNewForm.put(change.after(), change);
    }

    /** The changes of numbers as dialled in a region. */
    List<PlanChange> dialledIn(Region region) {
        return byRegion.getOrDefault(region.code(), List.of());
    }

    /** The changes with an old form that a full number may have. */
    List<PlanChange> from(String e164) {
        return byOldForm.of(e164);
    }

    /** The changes with a new form that a full number may have. */
    List<PlanChange> to(String e164) {
        return byNewForm.of(e164);
    }
}
