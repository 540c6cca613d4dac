package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.Classifier.MatchFindings;
import dev.autolog.domain.rules.AssociationRule;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the contact and the association of a call by the match table and the account's rules. */
final class MatchRules {
    private MatchRules() {}

    static Classification of(MatchFindings matchFindings, LoggingRules loggingRules) {
        List<Candidate> candidates = matchFindings.candidates().stream()
                .filter(candidate -> mayMatch(candidate.contact(), loggingRules))
                .toList();
        if (matchFindings.remembered().isPresent()) {
            Contact contact = matchFindings.remembered().get();
            return matchFindings.doubt() == MatchDoubt.REMEMBERED_ELSEWHERE && candidates.size() == 1
                    ? elsewhere(candidates.getFirst(), contact)
                    : ofRemembered(contact, matchFindings.candidates());
        }
        if (matchFindings.doubt() != MatchDoubt.NONE) {
            return inDoubt(matchFindings);
        }
        if (candidates.size() > 1 || matchFindings.isCutOff()) {
            return ofSeveral(candidates, matchFindings, loggingRules);
        }
        return candidates.isEmpty()
                ? new NoMatch(suggestions(matchFindings))
                : ofOne(candidates.getFirst(), MatchReason.ONE_CONTACT, loggingRules);
    }

    /** A person is asked; the account's rules do not apply. */
    private static Classification inDoubt(MatchFindings matchFindings) {
        List<Candidate> candidates = matchFindings.candidates();
        boolean several = candidates.size() > 1 && matchFindings.doubt() != MatchDoubt.OWN_LINE;
        if (several) {
            return new MultipleContacts(candidates);
        }
        SuggestionReason reason = matchFindings.doubt() == MatchDoubt.OWN_LINE
                ? SuggestionReason.OWN_LINE
                : SuggestionReason.UNREADABLE_RECORD;
        return new NoMatch(candidates.stream()
                .map(candidate -> new Suggestion(candidate.contact(), candidate.matchedPhone(), reason))
                .toList());
    }

    /** A conflict between the contact that has the number in the CRM and the contact that a person chose for it. */
    private static MultipleContacts elsewhere(Candidate candidate, Contact remembered) {
        return new MultipleContacts(List.of(
                candidate, new Candidate(remembered, candidate.matchedPhone(), SuggestionReason.REMEMBERED_ELSEWHERE)));
    }

    private static boolean mayMatch(Contact contact, LoggingRules loggingRules) {
        return loggingRules.get(Setting.CONTACT_TYPES).isEmpty()
                || (contact.type() != null
                        && loggingRules.get(Setting.CONTACT_TYPES).contains(contact.type()));
    }

    /** Contacts that have the number but a type that may not match, followed by the contacts with similar numbers. */
    private static List<Suggestion> suggestions(MatchFindings matchFindings) {
        List<Suggestion> all = new ArrayList<>();
        matchFindings
                .candidates()
                .forEach(candidate -> all.add(
                        new Suggestion(candidate.contact(), candidate.matchedPhone(), SuggestionReason.OTHER_TYPE)));
        all.addAll(matchFindings.suggestions());
        return all;
    }

    private static Classification ofSeveral(
            List<Candidate> candidates, MatchFindings matchFindings, LoggingRules loggingRules) {
        if (matchFindings.isCutOff()) {
            // The rule's choice could be among the contacts that are not compared.
            return new MultipleContacts(candidates.size() > 1 ? candidates : matchFindings.candidates());
        }
        Function<Candidate, @Nullable Instant> updated =
                candidate -> matchFindings.datesOf(candidate.contact()).updatedAt();
        Function<Candidate, @Nullable Instant> created =
                candidate -> matchFindings.datesOf(candidate.contact()).createdAt();
        Optional<Classification> chosen = switch (loggingRules.get(Setting.SEVERAL_CONTACTS)) {
            case ASK -> Optional.empty();
            case MOST_RECENTLY_UPDATED ->
                first(candidates, updated, Comparator.reverseOrder())
                        .map(one -> ofOne(one, MatchReason.MOST_RECENTLY_UPDATED, loggingRules));
            case EARLIEST_CREATED ->
                first(candidates, created, Comparator.naturalOrder())
                        .map(one -> ofOne(one, MatchReason.EARLIEST_CREATED, loggingRules));
            case FIRST_BY_NAME ->
                first(candidates, MatchRules::name, Comparator.naturalOrder())
                        .map(one -> ofOne(one, MatchReason.FIRST_BY_NAME, loggingRules));
        };
        return chosen.orElseGet(() -> new MultipleContacts(candidates));
    }

    private static String name(Candidate candidate) {
        return candidate.contact().name().strip().toLowerCase(Locale.ROOT);
    }

    /** A value with its sort key. */
    private record Keyed<T, K>(T value, K key) {
        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "Keyed[…]";
        }
    }

    /** The first by key; empty if a key is missing or the first two keys are equal. */
    private static <T, K extends Comparable<K>> Optional<T> first(
            List<T> all, Function<T, @Nullable K> key, Comparator<K> order) {
        List<Keyed<T, K>> keyed = all.stream()
                .flatMap(one -> {
                    K by = key.apply(one);
                    return by == null ? Stream.<Keyed<T, K>>empty() : Stream.of(new Keyed<>(one, by));
                })
                .sorted(Comparator.comparing(Keyed::key, order))
                .toList();
        boolean allHaveIt = keyed.size() == all.size();
        return allHaveIt && !keyed.get(0).key().equals(keyed.get(1).key())
                ? Optional.of(keyed.getFirst().value())
                : Optional.empty();
    }

    private static Classification ofOne(Candidate candidate, MatchReason matchReason, LoggingRules loggingRules) {
        Contact contact = candidate.contact();
        List<Association> open = contact.openAssociations();
        if (contact.openCount() <= 1) {
            return new AutoLog(contact, contact.onlyOpenAssociation(), candidate.matchedPhone(), matchReason);
        }
        AssociationRule rule = loggingRules.get(Setting.SEVERAL_ASSOCIATIONS);
        return switch (rule) {
            case ASK -> new MultipleAssociations(candidate);
            case NONE -> new AutoLog(contact, Optional.empty(), candidate.matchedPhone(), matchReason, rule);
            case NEWEST ->
                first(open, Association::createdAt, Comparator.<Instant>reverseOrder())
                        .<Classification>map(one ->
                                new AutoLog(contact, Optional.of(one), candidate.matchedPhone(), matchReason, rule))
                        .orElseGet(() -> new MultipleAssociations(candidate));
        };
    }

    /** With several open associations none is chosen: a remembered number means that no person is asked. */
    private static Classification ofRemembered(Contact contact, List<Candidate> candidates) {
        String matchedPhone = candidates.stream()
                .filter(candidate -> candidate.contact().id().equals(contact.id()))
                .map(Candidate::matchedPhone)
                .findFirst()
                .orElse(null);
        return new AutoLog(contact, contact.onlyOpenAssociation(), matchedPhone, MatchReason.REMEMBERED_NUMBER);
    }
}
