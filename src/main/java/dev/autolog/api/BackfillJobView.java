package dev.autolog.api;

import dev.autolog.backfill.BackfillJob;
import dev.autolog.backfill.BackfillTally;
import dev.autolog.backfill.JobStatus;
import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.NotLoggedReason;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job that logs calls of the past.
 *
 * @param from calls that started then or later
 * @param to calls that started before
 * @param agents whose calls; null for all agents
 * @param preview the predicted outcomes; of the calls so far while the status is {@code PREVIEWING}
 * @param progress the outcomes of the calls
 * @param createdBy the agent id of the person whose job it is
 * @param changedBy who gave it the status that it has: an agent id, or {@code AUTO} for the job itself
 */
@Schema(name = "PastCallJob")
record BackfillJobView(
        UUID id,
        Instant from,
        Instant to,
        @Nullable Set<String> agents,
        JobStatus status,
        BackfillPreviewView preview,
        BackfillProgressView progress,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt) {

    /**
     * Predicted outcomes of calls.
     *
     * @param looked how many were looked at
     * @param wouldLog how many would be logged
     * @param conflicts how many would wait for a person, by the kind of conflict
     * @param notLogged how many would stay as they are, by the reason
     */
    @Schema(name = "PastCallPreview")
    record BackfillPreviewView(
            long looked, long wouldLog, Map<ConflictKind, Long> conflicts, Map<NotLoggedReason, Long> notLogged) {
        static BackfillPreviewView of(BackfillTally backfillTally) {
            return new BackfillPreviewView(
                    backfillTally.looked(),
                    backfillTally.logged(),
                    new TreeMap<>(backfillTally.conflicts()),
                    new TreeMap<>(backfillTally.notLogged()));
        }
    }

    /**
     * Outcomes of calls.
     *
     * @param total how many there are, as the preview counted them; null while it counts
     */
    @Schema(name = "PastCallProgress")
    record BackfillProgressView(
            long looked,
            long logged,
            long conflicts,
            long notLogged,
            @Nullable Long total) {
        static BackfillProgressView of(BackfillTally backfillTally, @Nullable Long total) {
            return new BackfillProgressView(
                    backfillTally.looked(),
                    backfillTally.logged(),
                    backfillTally.inConflict(),
                    backfillTally.left(),
                    total);
        }
    }

    static BackfillJobView of(BackfillJob backfillJob) {
        Set<String> agents = backfillJob.scope().agents();
        return new BackfillJobView(
                backfillJob.id(),
                backfillJob.scope().from(),
                backfillJob.scope().to(),
                agents == null ? null : new TreeSet<>(agents),
                backfillJob.status(),
                BackfillPreviewView.of(backfillJob.preview()),
                BackfillProgressView.of(
                        backfillJob.progress(),
                        backfillJob.isPreviewed() ? backfillJob.preview().looked() : null),
                backfillJob.createdBy(),
                backfillJob.createdAt(),
                backfillJob.changedBy(),
                backfillJob.changedAt());
    }

    /** Masked: whose job it is, is no business of a log. */
    @Override
    public String toString() {
        return "BackfillJobView[" + id + ", " + status + "]";
    }
}
