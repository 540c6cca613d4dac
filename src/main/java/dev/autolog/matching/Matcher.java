package dev.autolog.matching;

import dev.autolog.accounts.OwnLine;
import dev.autolog.accounts.OwnLines;
import dev.autolog.accounts.Settings;
import dev.autolog.directory.Directory;
import dev.autolog.directory.Directory.Known;
import dev.autolog.directory.Lookup;
import dev.autolog.directory.RememberedNumbers;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallKey;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Classifier;
import dev.autolog.domain.Classifier.Found;
import dev.autolog.domain.Contact;
import dev.autolog.domain.ContactDates;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Suggestion;
import dev.autolog.phone.NumberReader;
import dev.autolog.records.Contexts;
import dev.autolog.sql.TransactionNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Finds out, for a batch of calls at once, whom they were with and what follows. Reads only, except for what it learns of own lines.
 * The transaction has its number before the directory is read, so locks of legs come before this.
 */
@ApplicationScoped
public class Matcher {
    private final OwnLines ownLines;
    private final Directory directory;
    private final RememberedNumbers remembered;
    private final NumberReader numbers;

    Matcher(OwnLines ownLines, Directory directory, RememberedNumbers remembered, NumberReader numbers) {
        this.ownLines = ownLines;
        this.directory = directory;
        this.remembered = remembered;
        this.numbers = numbers;
    }

    /**
     * What a batch came to.
     *
     * @param calls the calls in their order
     * @param learned own lines that nobody knew of; to be remembered with {@link OwnLines#remember}
     */
    public record Matched(List<MatchedCall> calls, Set<OwnLine> learned) {}

    /**
     * Matches calls; has to be called on an event loop.
     *
     * @param settings of all of their accounts and agents
     * @param answered the calls of which a leg is known to be answered
     */
    public Uni<Matched> match(
            Mutiny.StatelessSession session, List<CallEnded> calls, Settings settings, Set<CallKey> answered) {
        // Reading numbers is the service's largest cost by far: not on the event loop.
        return Contexts.onWorker(Contexts.current(), () -> read(calls, settings))
                .chain(read -> match(session, new Batch(read, settings, answered)));
    }

    private List<ReadCall> read(List<CallEnded> calls, Settings settings) {
        OurLines ourLines = new OurLines(numbers);
        return calls.stream()
                .map(call -> ReadCall.of(call, settings.accountOf(call.leg()), numbers, ourLines))
                .toList();
    }

    private Uni<Matched> match(Mutiny.StatelessSession session, Batch batch) {
        return ownLines.known(session, batch.linesToAskFor()).chain(known -> {
            Set<OwnLine> all = new HashSet<>(known);
            all.addAll(batch.ownLines());
            List<OtherParty> others = batch.others(all);
            return found(session, batch.lookups(others)).map(found -> {
                Set<OwnLine> learned = new LinkedHashSet<>(batch.ownLines());
                learned.removeAll(known);
                return new Matched(batch.classified(others, found), learned);
            });
        });
    }

    private Uni<Map<Lookup, Found>> found(Mutiny.StatelessSession session, Set<Lookup> lookups) {
        if (lookups.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return TransactionNumber.take(session)
                .chain(() -> remembered.find(session, lookups))
                .chain(contacts -> directory
                        .find(session, lookups)
                        .chain(candidates -> found(session, lookups, contacts, candidates)));
    }

    private Uni<Map<Lookup, Found>> found(
            Mutiny.StatelessSession session,
            Set<Lookup> lookups,
            Map<Lookup, Contact> contacts,
            Map<Lookup, List<Known>> candidates) {
        Set<Lookup> withoutMatch = new HashSet<>(lookups);
        withoutMatch.removeAll(candidates.keySet());
        withoutMatch.removeAll(contacts.keySet());
        return directory
                .suggest(session, withoutMatch)
                .map(suggestions -> lookups.stream()
                        .collect(Collectors.toMap(
                                lookup -> lookup,
                                lookup -> found(
                                        candidates.getOrDefault(lookup, List.<Known>of()),
                                        suggestions.getOrDefault(lookup, List.<Suggestion>of()),
                                        Optional.ofNullable(contacts.get(lookup))))));
    }

    private static Found found(List<Known> known, List<Suggestion> suggestions, Optional<Contact> remembered) {
        Map<String, ContactDates> dates = known.size() > 1
                ? known.stream()
                        .collect(Collectors.toMap(
                                one -> one.candidate().contact().id(), Known::dates))
                : Map.of();
        return new Found(known.stream().map(Known::candidate).toList(), suggestions, remembered, dates);
    }

    /** The calls of a batch on their way. */
    private record Batch(List<ReadCall> calls, Settings settings, Set<CallKey> answered) {
        Set<OwnLine> ownLines() {
            return calls.stream().flatMap(call -> call.ownLines().stream()).collect(Collectors.toSet());
        }

        Set<OwnLine> linesToAskFor() {
            Set<OwnLine> lines = ownLines();
            calls.forEach(call -> call.otherLine().ifPresent(lines::add));
            return lines;
        }

        List<OtherParty> others(Set<OwnLine> known) {
            return calls.stream().map(call -> call.otherParty(known)).toList();
        }

        Set<Lookup> lookups(List<OtherParty> others) {
            Set<Lookup> lookups = new HashSet<>();
            for (int i = 0; i < calls.size(); i++) {
                if (others.get(i) instanceof OtherParty.Outside(var number)) {
                    lookups.add(new Lookup(accountId(i), number));
                }
            }
            return lookups;
        }

        List<MatchedCall> classified(List<OtherParty> others, Map<Lookup, Found> found) {
            List<MatchedCall> matched = new ArrayList<>(calls.size());
            for (int i = 0; i < calls.size(); i++) {
                ReadCall read = calls.get(i);
                OtherParty other = others.get(i);
                Found known = other instanceof OtherParty.Outside(var number)
                        ? found.getOrDefault(new Lookup(accountId(i), number), Found.NOTHING)
                        : Found.NOTHING;
                LegKey leg = read.call().leg();
                Classification classification = Classifier.classify(
                        read.call(), other, settings.rulesOf(leg), known, answered.contains(CallKey.of(leg)));
                matched.add(new MatchedCall(read.call(), other, classification));
            }
            return matched;
        }

        private String accountId(int i) {
            return calls.get(i).call().leg().accountId();
        }
    }
}
