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
 * A backfill job.
 *
 * @param from only calls that started at this time or later
 * @param to only calls that started before this time
 * @param agents only calls of these agents; null for all agents
 * @param preview the predicted outcomes; incomplete while the status is {@code PREVIEWING}
 * @param progress the outcomes of the calls
 * @param createdBy the agent id of the admin who created the job
 * @param changedBy the actor of the last change of status: an agent id, or {@code AUTO} for the job itself
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
     * @param looked number of calls examined
     * @param wouldLog number of calls that the job would log
     * @param conflicts number of calls that would become conflicts, by kind
     * @param notLogged number of calls that would stay unlogged, by reason
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
     * @param total number of all calls, as the preview counted them; null while it counts
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

    /** Masked: a log does not need to name the admin. */
    @Override
    public String toString() {
        return "BackfillJobView[" + id + ", " + status + "]";
    }
}
