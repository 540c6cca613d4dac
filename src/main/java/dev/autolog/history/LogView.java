package dev.autolog.history;

import dev.autolog.domain.CallLog;
import dev.autolog.domain.LoggedBy;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is written in the CRM about a call.
 *
 * @param association what the call is about beside the contact; null when nothing
 * @param editedBy the agent id of who edited it last; null if it was not edited
 */
public record LogView(
        int version,
        String contactId,
        String contactName,
        @Nullable AssociationView association,
        String subject,
        @Nullable String notes,
        @Nullable String disposition,
        LoggedBy loggedBy,
        Instant loggedAt,
        @Nullable String editedBy,
        @Nullable Instant editedAt) {

    /**
     * A deal, an order, a matter.
     *
     * @param kind null when the contact has it no more
     * @param title null when the contact has it no more
     */
    public record AssociationView(
            String id, @Nullable String kind, @Nullable String title) {
        /** Masked: titles often hold a name. */
        @Override
        public String toString() {
            return "AssociationView[" + id + "]";
        }
    }

    /**
     * A log.
     *
     * @param known the associations of its contact by their ids
     */
    static LogView of(CallLog log, int version, Map<String, AssociationView> known) {
        String id = log.associationId();
        return new LogView(
                version,
                log.contactId(),
                log.contactName(),
                id == null ? null : known.getOrDefault(id, new AssociationView(id, null, null)),
                log.subject(),
                log.notes(),
                log.disposition(),
                log.loggedBy(),
                log.loggedAt(),
                log.editedBy(),
                log.editedAt());
    }

    /** Masked: names and notes are personal data. */
    @Override
    public String toString() {
        return "LogView[" + contactId + "]";
    }
}
