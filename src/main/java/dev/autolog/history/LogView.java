package dev.autolog.history;

import dev.autolog.domain.Association;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.LoggedBy;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of a call.
 *
 * @param association the association that the call is logged with; null for none
 * @param editedBy the agent id of the last editor; null if the log was not edited
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
     * An association, such as a deal, order or matter.
     *
     * @param kind null when neither the contact nor the log has it
     * @param title null when the contact no longer has the association
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
     * The view of a log.
     *
     * @param known the associations of its contact
     */
    static LogView of(CallLog log, int version, List<Association> known) {
        return new LogView(
                version,
                log.contactId(),
                log.contactName(),
                association(log, known),
                log.subject(),
                log.notes(),
                log.disposition(),
                log.loggedBy(),
                log.loggedAt(),
                log.editedBy(),
                log.editedAt());
    }

    private static @Nullable AssociationView association(CallLog log, List<Association> known) {
        String id = log.associationId();
        return id == null
                ? null
                : known.stream()
                        .filter(log::isWith)
                        .findFirst()
                        .map(one -> new AssociationView(one.id(), one.kind(), one.title()))
                        .orElseGet(() -> new AssociationView(id, log.associationKind(), null));
    }

    /** Masked: names and notes are personal data. */
    @Override
    public String toString() {
        return "LogView[" + contactId + "]";
    }
}
