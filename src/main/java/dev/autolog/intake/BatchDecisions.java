package dev.autolog.intake;

import dev.autolog.calls.StateChanges;
import dev.autolog.domain.CallKey;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.matching.MatchedCall;
import dev.autolog.settings.BatchSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The decisions of one batch: several statements about one leg are decided one after the other. */
final class BatchDecisions {
    private final Map<LegKey, CallLeg> known;
    private final BatchSettings batchSettings;
    private final Map<LegKey, CallLeg> decided = new LinkedHashMap<>();
    private final List<Change> changes = new ArrayList<>();

    BatchDecisions(Map<LegKey, CallLeg> known, BatchSettings batchSettings) {
        this.known = known;
        this.batchSettings = batchSettings;
    }

    private @Nullable CallLeg now(LegKey key) {
        return decided.getOrDefault(key, known.get(key));
    }

    /** Whether the pipeline has a say in what becomes of a call. */
    boolean isOpenTo(MatchedCall matched) {
        return Decision.isOpenTo(
                now(matched.statement().key()), matched.statement().interaction(), matched.otherParty());
    }

    /**
     * Decides calls in their order, and then what follows for those who missed what a colleague answered.
     *
     * @param answered the calls of which a leg was answered
     */
    BatchDecisions with(List<MatchedCall> calls, Set<CallKey> answered, Instant now) {
        calls.forEach(call -> decide(call, now));
        Set<LegKey> all = new HashSet<>(known.keySet());
        all.addAll(decided.keySet());
        all.stream().filter(key -> answered.contains(CallKey.of(key))).forEach(key -> answeredByOthers(key, now));
        return this;
    }

    private void decide(MatchedCall matched, Instant now) {
        LegKey key = matched.statement().key();
        CallLeg before = now(key);
        LoggingRules loggingRules = batchSettings.rulesOf(key);
        note(
                key,
                before == null
                        ? Decision.first(
                                TimeOrderedId.at(now),
                                matched.statement(),
                                matched.otherParty(),
                                matched.classification(),
                                loggingRules,
                                now)
                        : Decision.correction(
                                before,
                                matched.statement().interaction(),
                                matched.otherParty(),
                                matched.classification(),
                                loggingRules,
                                now));
    }

    private void answeredByOthers(LegKey key, Instant now) {
        CallLeg leg = now(key);
        if (leg != null) {
            Decision decision = Decision.answeredByOthers(leg, batchSettings.rulesOf(key), now);
            if (!decision.changes().isEmpty()) {
                note(key, decision);
            }
        }
    }

    private void note(LegKey key, Decision decision) {
        decided.put(key, decision.leg());
        changes.addAll(decision.changes());
    }

    /**
     * What was decided, to be written.
     *
     * @param traces of legs that are traced, where they were decided
     */
    StateChanges decided(Map<LegKey, String> traces) {
        return new StateChanges(List.copyOf(decided.values()), known.keySet(), changes, batchSettings, traces);
    }

    /** All that happened, in order. */
    List<Change> changes() {
        return changes;
    }
}
