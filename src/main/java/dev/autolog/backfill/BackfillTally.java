package dev.autolog.backfill;

import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.NotLoggedReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * Outcomes of calls, or predicted ones.
 *
 * @param logged how many are logged
 * @param conflicts how many wait for a person, by what they wait for
 * @param notLogged how many stay as they are, by why they are not logged now
 */
public record BackfillTally(long logged, Map<ConflictKind, Long> conflicts, Map<NotLoggedReason, Long> notLogged) {
    /** Nothing was looked at. */
    public static final BackfillTally NOTHING = new BackfillTally(0, Map.of(), Map.of());

    public BackfillTally {
        conflicts = Map.copyOf(conflicts);
        notLogged = Map.copyOf(notLogged);
    }

    /** How many were looked at. */
    public long looked() {
        return logged + inConflict() + left();
    }

    /** How many wait for a person. */
    public long inConflict() {
        return sum(conflicts);
    }

    /** How many stay as they are. */
    public long left() {
        return sum(notLogged);
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Both together. */
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
