package dev.autolog.history;

import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * What would have been done with a call that is not logged.
 *
 * @param conflictKind what a person would have been asked; null where it would have been logged
 * @param contactId null where a contact would have been made, and for a conflict
 * @param contactName null for a conflict
 * @param associationId null for nothing
 * @param associationTitle null for nothing
 * @param associationKind null for nothing
 * @param subject null for a conflict
 */
public record ProposalView(
        @Nullable ConflictKind conflictKind,
        @Nullable String contactId,
        @Nullable String contactName,
        @Nullable String associationId,
        @Nullable String associationTitle,
        @Nullable String associationKind,
        @Nullable String subject) {

    static ProposalView of(Proposal proposal) {
        return switch (proposal) {
            case Proposal.WouldAsk(ConflictKind kind) -> new ProposalView(kind, null, null, null, null, null, null);
            case Proposal.WouldLog log ->
                new ProposalView(
                        null,
                        log.contactId(),
                        log.contactName(),
                        log.associationId(),
                        log.associationTitle(),
                        log.associationKind(),
                        log.subject());
        };
    }

    /** Masked: names are personal data. */
    @Override
    public String toString() {
        return "ProposalView[" + contactId + "]";
    }
}
