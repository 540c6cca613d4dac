package dev.autolog.backfill;

import dev.autolog.domain.LegKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next calls of a pass.
 *
 * @param legs those that the job is about, newest first
 * @param end the last leg that was read, of any agent; null if there are no more
 */
record BackfillPage(List<LegKey> legs, @Nullable BackfillCursor end) {

    /** A leg and where it stands. */
    record BackfillRow(LegKey leg, BackfillCursor cursor) {}

    /**
     * Takes of what was seen the legs that the job is about.
     *
     * @param seen legs in order, of all agents
     * @param most how many legs the page may hold
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
