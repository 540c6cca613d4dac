package dev.autolog.domain;

import dev.autolog.domain.rules.AssociationRule;
import org.jspecify.annotations.Nullable;

/**
 * Why a call was placed on its contact.
 *
 * @param reason why this contact
 * @param matchedPhone the contact's number as typed in the CRM; null if the contact does not have the other party's number
 * @param association the association of the log; null for none
 * @param associationRule the account's rule that chose among several open associations; null if none was needed
 */
public record MatchEvidence(
        MatchReason reason,
        @Nullable String matchedPhone,
        @Nullable Association association,
        @Nullable AssociationRule associationRule) {

    /** Evidence without a rule for associations. */
    public MatchEvidence(MatchReason reason, @Nullable String matchedPhone, @Nullable Association association) {
        this(reason, matchedPhone, association, null);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "MatchEvidence[" + reason + "]";
    }
}
