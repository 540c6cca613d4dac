package dev.autolog.history;

import dev.autolog.domain.ConflictKind;
import dev.autolog.domain.Proposal;
import org.jspecify.annotations.Nullable;

/**
 * The decision that automatic logging would have made on a call that is not logged.
 *
 * @param conflictKind the kind of conflict that it would have opened; null where it would have logged the call
 * @param contactId null where it would have created a contact, and for a conflict
 * @param contactName null for a conflict
 * @param associationId null without an association
 * @param associationTitle null without an association
 * @param associationKind null without an association
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
