package dev.autolog.crm;

import dev.autolog.domain.Direction;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A log that a person has to look at before it goes to the CRM.
 *
 * @param isWithdrawn whether the CRM's record was to be deleted
 * @param isPerhapsWritten whether the CRM may have it: its last request had an unknown outcome
 * @param subject of the log; null if it is withdrawn or unreadable, as are direction and start
 * @param reason a code of the CRM's, or the kind of fault
 */
public record ParkedLog(
        String callLogId,
        boolean isWithdrawn,
        boolean isPerhapsWritten,
        @Nullable String subject,
        @Nullable Direction direction,
        @Nullable Instant startedAt,
        String reason,
        Instant since) {
    /** Masked: a subject can name a person. */
    @Override
    public String toString() {
        return "ParkedLog[" + callLogId + ", " + reason + "]";
    }
}
