package dev.autolog.domain;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the pipeline makes of one leg of a call. */
public sealed interface Classification {

    /**
     * Exactly one contact, with at most one open association, or one that is remembered: logged without asking.
     *
     * @param matchedPhone the contact's number as typed; null if it is remembered and has not the number itself
     * @param basis why on this contact
     */
    record AutoLog(
            Contact contact,
            Optional<Association> association,
            @Nullable String matchedPhone,
            Basis basis) implements Classification {

        /** What the audit trail tells of it. */
        Grounds grounds() {
            return new Grounds(basis, matchedPhone, association.orElse(null));
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

        /** The contacts that have the number; the CRM's own order of ids. */
        List<Candidate> candidates();

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

    /** Several contacts have the number. */
    record MultipleContacts(List<Candidate> candidates) implements Conflict {
        public MultipleContacts {
            candidates = List.copyOf(candidates);
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

    /** Nothing to log. */
    record NotLogged(NotLoggedReason reason) implements Classification {}
}
