package dev.autolog.api;

import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.past.Job;
import dev.autolog.past.JobStatus;
import dev.autolog.past.Tally;
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
 * @param agents whose calls; null for everybody's
 * @param preview what would become of the calls; of those that it has looked at while the status is {@code PREVIEWING}
 * @param progress what became of the calls
 * @param createdBy the agent id of the person whose job it is
 * @param changedBy who gave it the status that it has: an agent id, or {@code AUTO} for the job itself
 */
@Schema(name = "PastCallJob")
record PastCallJobView(
        UUID id,
        Instant from,
        Instant to,
        @Nullable Set<String> agents,
        JobStatus status,
        Preview preview,
        Progress progress,
        String createdBy,
        Instant createdAt,
        String changedBy,
        Instant changedAt) {

    /**
     * What would become of calls.
     *
     * @param looked how many were looked at
     * @param wouldLog how many would be logged
     * @param conflicts how many would wait for a person, by the kind of conflict
     * @param notLogged how many would stay as they are, by the reason
     */
    @Schema(name = "PastCallPreview")
    record Preview(
            long looked, long wouldLog, Map<ConflictKind, Long> conflicts, Map<NotLoggedReason, Long> notLogged) {
        static Preview of(Tally tally) {
            return new Preview(
                    tally.looked(), tally.logged(), new TreeMap<>(tally.conflicts()), new TreeMap<>(tally.notLogged()));
        }
    }

    /**
     * What became of calls.
     *
     * @param total how many there are, as the preview counted them; null while it counts
     */
    @Schema(name = "PastCallProgress")
    record Progress(
            long looked,
            long logged,
            long conflicts,
            long notLogged,
            @Nullable Long total) {
        static Progress of(Tally tally, @Nullable Long total) {
            return new Progress(tally.looked(), tally.logged(), tally.inConflict(), tally.left(), total);
        }
    }

    static PastCallJobView of(Job job) {
        Set<String> agents = job.scope().agents();
        return new PastCallJobView(
                job.id(),
                job.scope().from(),
                job.scope().to(),
                agents == null ? null : new TreeSet<>(agents),
                job.status(),
                Preview.of(job.preview()),
                Progress.of(job.progress(), job.isPreviewed() ? job.preview().looked() : null),
                job.createdBy(),
                job.createdAt(),
                job.changedBy(),
                job.changedAt());
    }

    /** Masked: whose job it is, is no business of a log. */
    @Override
    public String toString() {
        return "PastCallJobView[" + id + ", " + status + "]";
    }
}
