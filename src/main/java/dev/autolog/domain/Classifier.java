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
                        Optional.ofNullable(open.isEmpty() ? null : open.getFirst()),
                        candidate.matchedPhone());
    }

    /**
     * What the directory knows of a number.
     *
     * @param candidates the contacts that have exactly this number, each contact once
     * @param suggestions contacts with a near number
     */
    public record Found(List<Candidate> candidates, List<Suggestion> suggestions) {
        /** Nobody has the number. */
        public static final Found NOTHING = new Found(List.of(), List.of());

        public Found {
            candidates = List.copyOf(candidates);
            suggestions = List.copyOf(suggestions);
        }
    }
}
