package dev.autolog.backfill;

import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.NotLoggedReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * Numbers of actual or predicted outcomes.
 *
 * @param logged number of logged calls
 * @param conflicts number of conflicts, by kind
 * @param notLogged number of calls that stay unlogged, by reason
 */
public record BackfillTally(long logged, Map<ConflictKind, Long> conflicts, Map<NotLoggedReason, Long> notLogged) {
    /** No calls. */
    public static final BackfillTally NOTHING = new BackfillTally(0, Map.of(), Map.of());

    public BackfillTally {
        conflicts = Map.copyOf(conflicts);
        notLogged = Map.copyOf(notLogged);
    }

    /** Number of all examined calls. */
    public long looked() {
        return logged + inConflict() + left();
    }

    /** Number of conflicts. */
    public long inConflict() {
        return sum(conflicts);
    }

    /** Number of calls that stay unlogged. */
    public long left() {
        return sum(notLogged);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The sum of both. */
    BackfillTally plus(BackfillTally other) {
        return new BackfillTally(
                logged + other.logged,
                sum(ConflictKind.class, conflicts, other.conflicts),
                sum(NotLoggedReason.class, notLogged, other.notLogged));
    }

    private static <K extends Enum<K>> Map<K, Long> sum(Class<K> type, Map<K, Long> one, Map<K, Long> other) {
        Map<K, Long> sums = new EnumMap<>(type);
        sums.putAll(one);
        other.forEach((key, count) -> sums.merge(key, count, Long::sum));
        return sums;
    }
}
