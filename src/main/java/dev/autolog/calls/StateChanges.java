package dev.autolog.calls;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.LegKey;
import dev.autolog.settings.BatchSettings;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What was decided in one transaction, to be written.
 *
 * @param legs the legs as they are now
 * @param before the keys of those that were known before
 * @param changes all that happened, in order
 * @param settings that hold for the legs
 * @param traces of legs that are traced, where in the trace they were decided, as a header has it
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

    /** What was decided outside any record's trace. */
    public StateChanges(List<CallLeg> legs, Set<LegKey> before, List<Change> changes, BatchSettings settings) {
        this(legs, before, changes, settings, Map.of());
    }
}
