package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.MultipleAssociations;
import dev.autolog.domain.Classification.MultipleContacts;
import dev.autolog.domain.Classification.NoMatch;
import dev.autolog.domain.Classifier.Found;
import dev.autolog.domain.rules.AssociationRule;
import dev.autolog.domain.rules.Rules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides on which contact, and with which of its associations, a call belongs: by the contract's table and the account's rules. */
final class Matches {
    private Matches() {}

    static Classification of(Found found, Rules rules) {
        if (found.remembered().isPresent()) {
            return ofRemembered(found.remembered().get(), found.candidates());
        }
        List<Candidate> candidates = found.candidates().stream()
                .filter(candidate -> mayMatch(candidate.contact(), rules))
                .toList();
        return switch (candidates.size()) {
            case 0 -> new NoMatch(suggestions(found));
            case 1 -> ofOne(candidates.getFirst(), Basis.ONE_CONTACT, rules);
            default -> ofSeveral(candidates, found, rules);
        };
    }

    private static boolean mayMatch(Contact contact, Rules rules) {
        return rules.contactTypes().isEmpty()
                || (contact.type() != null && rules.contactTypes().contains(contact.type()));
    }

    /** Contacts that have the number and are of a type that may not match are worth a person's look first. */
    private static List<Suggestion> suggestions(Found found) {
        List<Suggestion> all = new ArrayList<>();
        found.candidates()
                .forEach(candidate -> all.add(
                        new Suggestion(candidate.contact(), candidate.matchedPhone(), SuggestionReason.OTHER_TYPE)));
        all.addAll(found.suggestions());
        return all;
    }

    private static Classification ofSeveral(List<Candidate> candidates, Found found, Rules rules) {
        Function<Candidate, @Nullable Instant> updated =
                candidate -> found.datesOf(candidate.contact()).updatedAt();
        Function<Candidate, @Nullable Instant> created =
                candidate -> found.datesOf(candidate.contact()).createdAt();
        Optional<Classification> chosen = switch (rules.severalContacts()) {
            case ASK -> Optional.empty();
            case MOST_RECENTLY_UPDATED ->
                first(candidates, updated, Comparator.reverseOrder())
                        .map(one -> ofOne(one, Basis.MOST_RECENTLY_UPDATED, rules));
            case EARLIEST_CREATED ->
                first(candidates, created, Comparator.naturalOrder())
                        .map(one -> ofOne(one, Basis.EARLIEST_CREATED, rules));
            case FIRST_BY_NAME ->
                first(candidates, Matches::name, Comparator.naturalOrder())
                        .map(one -> ofOne(one, Basis.FIRST_BY_NAME, rules));
        };
        return chosen.orElseGet(() -> new MultipleContacts(candidates));
    }

    private static String name(Candidate candidate) {
        return candidate.contact().name().strip().toLowerCase(Locale.ROOT);
    }

    /** Something with what it is ordered by. */
    private record Keyed<T, K>(T value, K key) {
        /** Masked: names are personal data. */
        @Override
        public String toString() {
            return "Keyed[…]";
        }
    }

    /** The first of them; none if one lacks what they are ordered by, or if the first two are alike in it. */
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

    private static Classification ofOne(Candidate candidate, Basis basis, Rules rules) {
        Contact contact = candidate.contact();
        List<Association> open = contact.openAssociations();
        if (open.size() <= 1) {
            return new AutoLog(contact, contact.onlyOpenAssociation(), candidate.matchedPhone(), basis);
        }
        AssociationRule rule = rules.severalAssociations();
        return switch (rule) {
            case ASK -> new MultipleAssociations(candidate);
            case NONE -> new AutoLog(contact, Optional.empty(), candidate.matchedPhone(), basis, rule);
            case NEWEST ->
                first(open, Association::createdAt, Comparator.<Instant>reverseOrder())
                        .<Classification>map(
                                one -> new AutoLog(contact, Optional.of(one), candidate.matchedPhone(), basis, rule))
                        .orElseGet(() -> new MultipleAssociations(candidate));
        };
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
}
