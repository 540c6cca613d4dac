package dev.autolog.domain;

import dev.autolog.domain.rules.AssociationRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pipeline decides about one leg of a call. */
public sealed interface Classification {

    /**
     * Exactly one contact, with at most one open association or a rule that chose one, or a remembered contact: logged
     * automatically.
     *
     * @param matchedPhone the contact's number as typed; null for a remembered contact without the number
     * @param reason why this contact
     * @param associationRule the account's rule that chose among several open associations; null if none was needed
     */
    record AutoLog(
            Contact contact,
            Optional<Association> association,
            @Nullable String matchedPhone,
            MatchReason reason,
            @Nullable AssociationRule associationRule)
            implements Classification {

        /** A match without a rule for associations. */
        public AutoLog(
                Contact contact, Optional<Association> association, @Nullable String matchedPhone, MatchReason reason) {
            this(contact, association, matchedPhone, reason, null);
        }

        /** The match evidence for the audit trail. */
        MatchEvidence evidence() {
            return new MatchEvidence(reason, matchedPhone, association.orElse(null), associationRule);
        }

        /** Who put the call there. */
        LoggedBy loggedBy() {
            return reason.isRule() || associationRule != null ? LoggedBy.POLICY : LoggedBy.AUTO;
        }

        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "AutoLog[" + contact + "]";
        }
    }

    /** A person has to choose. */
    sealed interface Conflict extends Classification {
        ConflictKind kind();

        /** The contacts that have the number, at most as many as are shown, in the order of their CRM ids. */
        List<Candidate> candidates();

        /** The number of contacts that have the number; {@code MOST_CANDIDATES + 1} means more than {@code MOST_CANDIDATES}. */
        default int candidateCount() {
            return candidates().size();
        }

        /** Contacts with a similar number; empty if there are candidates. */
        List<Suggestion> suggestions();
    }

    /** No contact has the number. */
    record NoMatch(List<Suggestion> suggestions) implements Conflict {
        public NoMatch {
            suggestions = List.copyOf(suggestions);
        }

        @Override
        public ConflictKind kind() {
            return ConflictKind.NO_CONTACT_MATCH;
        }

        @Override
        public List<Candidate> candidates() {
            return List.of();
        }
    }

    /** Several contacts have the number, or one has it and another is remembered for it. */
    record MultipleContacts(List<Candidate> candidates, int candidateCount) implements Conflict {
        public MultipleContacts {
            candidates = ShownCandidates.of(candidates);
        }

        /** A conflict whose candidates are all of these. */
        public MultipleContacts(List<Candidate> candidates) {
            this(candidates, candidates.size());
        }

        /** Whether the conflict is between a remembered contact and the contact that now has the number. */
        public boolean isAboutRemembered() {
            return candidates.stream()
                    .anyMatch(candidate -> candidate.reason() == SuggestionReason.REMEMBERED_ELSEWHERE);
        }

        @Override
        public ConflictKind kind() {
            return ConflictKind.MULTIPLE_CONTACTS;
        }

        @Override
        public List<Suggestion> suggestions() {
            return List.of();
        }
    }

    /** One contact has the number, and several associations are open. */
    record MultipleAssociations(Candidate candidate) implements Conflict {
        public MultipleAssociations {
            candidate = ShownCandidates.of(List.of(candidate)).getFirst();
        }

        @Override
        public ConflictKind kind() {
            return ConflictKind.MULTIPLE_ASSOCIATIONS;
        }

        @Override
        public List<Candidate> candidates() {
            return List.of(candidate);
        }

        @Override
        public List<Suggestion> suggestions() {
            return List.of();
        }
    }

    /**
     * No contact has the number, and the account's rule is a placeholder: the pipeline creates one and logs the call on it, see
     * {@link #on}.
     *
     * @param type the account's own term for the type of contact; null for none
     * @param name the name of the placeholder
     * @param fallback the conflict that is opened if no placeholder is created
     */
    record CreatePlaceholder(@Nullable String type, String name, NoMatch fallback) implements Classification {
        /** The match once the placeholder exists. */
        public AutoLog on(Contact placeholder, PhoneNumber number) {
            return new AutoLog(
                    placeholder, placeholder.onlyOpenAssociation(), number.e164(), MatchReason.PLACEHOLDER_MADE, null);
        }

        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "CreatePlaceholder[…]";
        }
    }

    /**
     * The call is not logged.
     *
     * @param note the reason in the account's own words; null if {@code reason} says enough
     * @param proposal what the pipeline would have done otherwise; null if it was not computed
     */
    record Skip(
            NotLoggedReason reason,
            @Nullable String note,
            @Nullable Proposal proposal) implements Classification {
        /** A call that is not logged, for a reason that needs no note. */
        public Skip(NotLoggedReason reason) {
            this(reason, null, null);
        }

        /** Masked: free text can hold names. */
        @Override
        public String toString() {
            return "Skip[" + reason + "]";
        }
    }
}
