package dev.autolog.past;

import dev.autolog.domain.LegKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The next calls of a pass.
 *
 * @param legs those that the job is about, newest first
 * @param end the last one that was seen, whoever's it is; null if there are no more
 */
record CallsPage(List<LegKey> legs, @Nullable Place end) {

    /** A leg and where it stands. */
    record Row(LegKey leg, Place place) {}

    /**
     * Takes of what was seen the legs that the job is about.
     *
     * @param seen legs in order, whoever's
     * @param most how many legs the page may hold
     */
    static CallsPage of(List<Row> seen, JobScope scope, int most) {
        List<Row> ours = seen.stream()
                .filter(row -> scope.covers(row.leg().agentId()))
                .limit(most)
                .toList();
        Place end = seen.isEmpty()
                ? null
                : ours.size() == most ? ours.getLast().place() : seen.getLast().place();
        return new CallsPage(ours.stream().map(Row::leg).toList(), end);
    }
}
