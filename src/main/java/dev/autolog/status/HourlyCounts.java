package dev.autolog.status;

import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Trigger;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Adds up the figures of a day by hour. */
final class HourlyCounts {
    private final DayWindow dayWindow;
    private final List<Counts> hours;

    HourlyCounts(DayWindow dayWindow) {
        this.dayWindow = dayWindow;
        hours = IntStream.range(0, dayWindow.hours())
                .mapToObj(_ -> new Counts())
                .toList();
    }

    private static final class Counts {
        long automatically;
        long byRule;
        long byPeople;
        final Map<NotLoggedReason, Long> notLogged = new EnumMap<>(NotLoggedReason.class);
        final Map<ConflictKind, Long> conflicts = new EnumMap<>(ConflictKind.class);
        long settledByPeople;
        long settledByThemselves;
    }

    /**
     * Adds calls.
     *
     * @param outcome the outcome in the table {@code call_leg}
     * @param how the log's origin, or the reason why the call is not logged
     */
    void calls(int hour, String outcome, String how, long count) {
        Counts counts = hours.get(hour);
        switch (outcome) {
            case "LOGGED" -> logged(counts, how, count);
            case "NOT_LOGGED" -> counts.notLogged.merge(NotLoggedReason.valueOf(how), count, Long::sum);
            default -> {
                // Counted with its conflict.
            }
        }
    }

    private static void logged(Counts counts, String by, long count) {
        switch (by) {
            case "AUTO" -> counts.automatically += count;
            case "POLICY" -> counts.byRule += count;
            default -> counts.byPeople += count;
        }
    }

    void conflicts(int hour, String kind, long count) {
        hours.get(hour).conflicts.merge(ConflictKind.valueOf(kind), count, Long::sum);
    }

    /**
     * Adds closed conflicts.
     *
     * @param by the actor as in the audit trail
     */
    void addSettled(int hour, String by, long count) {
        Counts counts = hours.get(hour);
        if (by.equals(Trigger.PIPELINE)) {
            counts.settledByThemselves += count;
        } else {
            counts.settledByPeople += count;
        }
    }

    AccountFigures.TodayFigures today() {
        return new AccountFigures.TodayFigures(
                dayWindow.date(),
                dayWindow.zone().getId(),
                IntStream.range(0, hours.size()).mapToObj(this::hour).toList());
    }

    private HourlyFigures hour(int i) {
        Counts counts = hours.get(i);
        return new HourlyFigures(
                dayWindow.startOf(i),
                counts.automatically,
                counts.byRule,
                counts.byPeople,
                counts.notLogged,
                counts.conflicts,
                counts.settledByPeople,
                counts.settledByThemselves);
    }
}
