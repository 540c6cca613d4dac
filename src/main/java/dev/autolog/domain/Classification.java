package dev.autolog.domain;

import dev.autolog.domain.rules.AssociationRule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pipeline makes of one leg of a call. */
public sealed interface Classification {

    /**
     * Exactly one contact, with at most one open association, or one that is remembered: logged without asking.
     *
     * @param matchedPhone the contact's number as typed; null if it is remembered and has not the number itself
     * @param reason why on this contact
     * @param associationRule the account's rule that chose among several open associations; null if none had to
     */
    record AutoLog(
            Contact contact,
            Optional<Association> association,
            @Nullable String matchedPhone,
            MatchReason reason,
            @Nullable AssociationRule associationRule)
            implements Classification {

        /** A match that needed no rule about associations. */
        public AutoLog(
                Contact contact, Optional<Association> association, @Nullable String matchedPhone, MatchReason reason) {
            this(contact, association, matchedPhone, reason, null);
        }

        /** What the audit trail tells of it. */
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

        /** The contacts that have the number, as far as they are shown; the CRM's own order of ids. */
        List<Candidate> candidates();

        /** How many contacts have the number; {@code MOST_CANDIDATES + 1} stands for all larger counts. */
        default int candidateCount() {
            return candidates().size();
        }

        /** Contacts with a near number; empty where there are candidates. */
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

        /** A conflict between all of these. */
        public MultipleContacts(List<Candidate> candidates) {
            this(candidates, candidates.size());
        }

        /** Whether a person is asked because the number is remembered for one contact and another has it. */
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
     * No contact has the number, and the account wants one made: the pipeline creates it and logs the call there, see
     * {@link #on}.
     *
     * @param type the company's own word for the kind of contact; null for none
     * @param name what to call it
     * @param fallback what is left to a person where none is made
     */
    record CreatePlaceholder(@Nullable String type, String name, NoMatch fallback) implements Classification {
        /** What follows once the contact is there. */
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
     * Nothing to log.
     *
     * @param note the company's own words for it; null where the reason says it all
     * @param proposal what would have been done otherwise; null where that was not asked
     */
    record Skip(
            NotLoggedReason reason,
            @Nullable String note,
            @Nullable Proposal proposal) implements Classification {
        /** Nothing to log, for a reason that says it all. */
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
