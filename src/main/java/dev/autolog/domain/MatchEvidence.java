package dev.autolog.domain;

import dev.autolog.domain.rules.AssociationRule;
import org.jspecify.annotations.Nullable;

/**
 * What a call was logged from.
 *
 * @param reason why on this contact
 * @param matchedPhone the contact's number as typed in the CRM; null if it has not the other party's
 * @param association what it was logged with; null when nothing
 * @param associationRule the account's rule that chose among several associations; null if none had to
 */
public record MatchEvidence(
        MatchReason reason,
        @Nullable String matchedPhone,
        @Nullable Association association,
        @Nullable AssociationRule associationRule) {

    /** Grounds that needed no rule about associations. */
    public MatchEvidence(MatchReason reason, @Nullable String matchedPhone, @Nullable Association association) {
        this(reason, matchedPhone, association, null);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "MatchEvidence[" + reason + "]";
    }
}
