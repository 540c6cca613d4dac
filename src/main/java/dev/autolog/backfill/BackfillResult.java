package dev.autolog.backfill;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Classification;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Decision;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Trigger;
import dev.autolog.matching.MatchedCall;
import dev.autolog.settings.BatchSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The outcomes of past calls by the current rules.
 *
 * @param decisions one decision for each call
 * @param tally the numbers of the outcomes
 * @param settings the settings in force
 */
record BackfillResult(List<Decision> decisions, BackfillTally tally, BatchSettings settings) {
    /** The result without calls. */
    static final BackfillResult NOTHING =
            new BackfillResult(List.of(), BackfillTally.NOTHING, new BatchSettings(Map.of()));

    /**
     * Decides calls.
     *
     * @param legs the calls, all open to a backfill
     * @param matched the current matches of the legs, in the same order
     */
    static BackfillResult of(
            BackfillJob backfillJob,
            List<CallLeg> legs,
            List<MatchedCall> matched,
            BatchSettings batchSettings,
            Instant now) {
        Trigger.Backfill cause = new Trigger.Backfill(backfillJob.id(), backfillJob.createdBy());
        List<Decision> decisions = new ArrayList<>(legs.size());
        long logged = 0;
        Map<ConflictKind, Long> conflicts = new EnumMap<>(ConflictKind.class);
        Map<NotLoggedReason, Long> notLogged = new EnumMap<>(NotLoggedReason.class);
        for (int i = 0; i < legs.size(); i++) {
            MatchedCall match = matched.get(i);
            CallLeg leg = legs.get(i);
            Decision decision = Decision.past(
                    leg, match.otherParty(), match.classification(), batchSettings.rulesOf(leg.key()), cause, now);
            decisions.add(decision);
            switch (decision.leg().outcome()) {
                case Outcome.Logged _ -> logged++;
                case Outcome.InConflict _ when wouldMakeAContact(match) -> logged++;
                case Outcome.InConflict(var conflict, var _) -> conflicts.merge(conflict.kind(), 1L, Long::sum);
                case Outcome.NotLogged(var before, var _) -> notLogged.merge(reason(match, before), 1L, Long::sum);
                case Outcome.Erased _ -> throw new IllegalStateException("an erased leg is not open to a backfill");
            }
        }
        return new BackfillResult(decisions, new BackfillTally(logged, conflicts, notLogged), batchSettings);
    }

    /** Whether the job would create a placeholder: a preview creates none, but counts the call as logged. */
    private static boolean wouldMakeAContact(MatchedCall match) {
        return match.classification() instanceof Classification.CreatePlaceholder
                && match.otherParty() instanceof OtherParty.Outside;
    }

    /** Why the call would not be logged now; the reason can differ from the stored one. */
    private static NotLoggedReason reason(MatchedCall match, NotLoggedReason before) {
        return match.classification() instanceof Classification.Skip now ? now.reason() : before;
    }
}
