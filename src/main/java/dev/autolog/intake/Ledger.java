package dev.autolog.intake;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.matching.MatchedCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The decisions of one batch: several statements about one leg are decided one after the other. */
final class Ledger {
    private final Map<LegKey, CallLeg> known;
    private final Map<LegKey, CallLeg> decided = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    Ledger(Map<LegKey, CallLeg> known) {
        this.known = known;
    }

    void decide(MatchedCall matched, Instant now) {
        LegKey key = matched.call().leg();
        CallLeg before = decided.getOrDefault(key, known.get(key));
        Decision decision = before == null
                ? Decision.first(TimeOrderedId.at(now), matched.call(), matched.other(), matched.classification(), now)
                : Decision.correction(before, matched.call(), matched.other(), matched.classification(), now);
        decided.put(key, decision.leg());
        changes.addAll(decision.changes());
    }

    /** The legs that were decided, as they are now. */
    Collection<CallLeg> decided() {
        return decided.values();
    }

    /** All that happened, in order. */
    List<Change> changes() {
        return changes;
    }
}
