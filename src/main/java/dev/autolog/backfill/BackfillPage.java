package dev.autolog.backfill;

import dev.autolog.domain.LegKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next calls of a pass.
 *
 * @param legs the legs in the job's scope, newest first
 * @param end the last leg that was read, in scope or not; null if there are no more
 */
record BackfillPage(List<LegKey> legs, @Nullable BackfillCursor end) {

    /** A leg and its position. */
    record BackfillRow(LegKey leg, BackfillCursor cursor) {}

    /**
     * The page of the legs that are in the job's scope.
     *
     * @param seen legs of all agents, in order
     * @param most the most legs of the page
     */
    static BackfillPage of(List<BackfillRow> seen, JobScope scope, int most) {
        List<BackfillRow> ours = seen.stream()
                .filter(backfillRow -> scope.covers(backfillRow.leg().agentId()))
                .limit(most)
                .toList();
        BackfillCursor end = seen.isEmpty()
                ? null
                : ours.size() == most ? ours.getLast().cursor() : seen.getLast().cursor();
        return new BackfillPage(ours.stream().map(BackfillRow::leg).toList(), end);
    }
}
