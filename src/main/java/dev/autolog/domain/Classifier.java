package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.Classification.NotLogged;
import java.util.List;
import java.util.Optional;

/** Decides what becomes of a call from what was found of its other party. */
public final class Classifier {
    private Classifier() {}

    /**
     * Classifies one leg of a call.
     *
     * @param other who was at the other end
     * @param autoLogCalls whether the account has its calls logged automatically
     * @param found what the directory knows of that party
     */
    public static Classification classify(OtherParty other, boolean autoLogCalls, Found found) {
        if (other instanceof OtherParty.Internal) {
            return new NotLogged(NotLoggedReason.INTERNAL_CALL);
        }
        if (!autoLogCalls) {
            return new NotLogged(NotLoggedReason.AUTO_LOG_OFF);
        }
        if (found.remembered().isPresent()) {
            return ofRemembered(found.remembered().get(), found.candidates());
        }
        return switch (found.candidates().size()) {
            case 0 -> new NoMatch(found.suggestions());
            case 1 -> ofOne(found.candidates().getFirst());
            default -> new MultipleContacts(found.candidates());
        };
    }

    private static Classification ofOne(Candidate candidate) {
        List<Association> open = candidate.contact().openAssociations();
        return open.size() > 1
                ? new MultipleAssociations(candidate)
                : new AutoLog(
                        candidate.contact(),
                        candidate.contact().onlyOpenAssociation(),
                        candidate.matchedPhone(),
                        Basis.ONE_CONTACT);
    }

    /** Where several associations are open none is taken: the person who said "always" meant not to be asked. */
    private static Classification ofRemembered(Contact contact, List<Candidate> candidates) {
        String matchedPhone = candidates.stream()
                .filter(candidate -> candidate.contact().id().equals(contact.id()))
                .map(Candidate::matchedPhone)
                .findFirst()
                .orElse(null);
        return new AutoLog(contact, contact.onlyOpenAssociation(), matchedPhone, Basis.REMEMBERED_NUMBER);
    }

    /**
     * What the directory knows of a number.
     *
     * @param candidates the contacts that have exactly this number, each contact once
     * @param suggestions contacts with a near number
     * @param remembered the contact that a person said this number's calls always go to
     */
    public record Found(List<Candidate> candidates, List<Suggestion> suggestions, Optional<Contact> remembered) {
        /** Nobody has the number. */
        public static final Found NOTHING = new Found(List.of(), List.of(), Optional.empty());

        public Found {
            candidates = List.copyOf(candidates);
            suggestions = List.copyOf(suggestions);
        }
    }
}
