package dev.autolog.calls;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.LegKey;
import dev.autolog.settings.BatchSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The decisions that one transaction writes.
 *
 * @param legs the legs after the decisions
 * @param before the keys of the legs that were stored before
 * @param changes all changes, in order
 * @param settings the settings in force for the legs
 * @param traces the trace contexts of traced legs in the form of a {@code traceparent} header, by leg key
 */
public record StateChanges(
        List<CallLeg> legs,
        Set<LegKey> before,
        List<Change> changes,
        BatchSettings settings,
        Map<LegKey, String> traces) {
    public StateChanges {
        legs = List.copyOf(legs);
        before = Set.copyOf(before);
        changes = List.copyOf(changes);
        traces = Map.copyOf(traces);
    }

    /** Decisions without a trace. */
    public StateChanges(List<CallLeg> legs, Set<LegKey> before, List<Change> changes, BatchSettings settings) {
        this(legs, before, changes, settings, Map.of());
    }
}
