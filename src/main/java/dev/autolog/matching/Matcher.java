package dev.autolog.matching;

import dev.autolog.directory.Directory;
import dev.autolog.directory.Directory.NumberIndex;
import dev.autolog.directory.NumberLookup;
import dev.autolog.directory.RememberedNumberRepository;
import dev.autolog.domain.CallKey;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Classifier;
import dev.autolog.domain.Classifier.MatchFindings;
import dev.autolog.domain.Contact;
import dev.autolog.domain.ContactDates;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.MatchDoubt;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Suggestion;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.TransactionNumber;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.OwnLine;
import dev.autolog.settings.OwnLineRepository;
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
    private final OwnLineRepository ownLineRepository;
    private final Directory directory;
    private final RememberedNumberRepository remembered;
    private final NumberReader numbers;

    Matcher(
            OwnLineRepository ownLineRepository,
            Directory directory,
            RememberedNumberRepository remembered,
            NumberReader numbers) {
        this.ownLineRepository = ownLineRepository;
        this.directory = directory;
        this.remembered = remembered;
        this.numbers = numbers;
    }

    /**
     * What a batch came to.
     *
     * @param calls the calls in their order
     * @param learned own lines learned from this batch; store them with {@link OwnLineRepository#remember}
     */
    public record Matched(List<MatchedCall> calls, Set<OwnLine> learned) {}

    /**
     * Matches calls; has to be called on an event loop.
     *
     * @param batchSettings of all of their accounts and agents
     * @param answered the calls of which a leg is known to be answered
     */
    public Uni<Matched> match(
            Mutiny.StatelessSession session,
            List<LegStatement> calls,
            BatchSettings batchSettings,
            Set<CallKey> answered) {
        // Reading numbers is the service's largest cost by far: not on the event loop.
        return VertxContexts.onWorker(VertxContexts.current(), () -> read(calls, batchSettings))
                .chain(read -> match(session, new Batch(read, batchSettings, answered)));
    }

    private List<ParsedCall> read(List<LegStatement> calls, BatchSettings batchSettings) {
        OwnNumberReader ownNumberReader = new OwnNumberReader(numbers);
        return calls.stream()
                .map(call -> ParsedCall.of(call, batchSettings.accountOf(call.key()), numbers, ownNumberReader))
                .toList();
    }

    private Uni<Matched> match(Mutiny.StatelessSession session, Batch batch) {
        return ownLineRepository.findKnown(session, batch.linesToAskFor()).chain(known -> {
            Set<OwnLine> all = new HashSet<>(known);
            all.addAll(batch.ownLines());
            List<OtherParty> others = batch.others(all);
            return found(session, batch.lookups(others)).map(matchFindings -> {
                Set<OwnLine> learned = new LinkedHashSet<>(batch.ownLines());
                learned.removeAll(known);
                return new Matched(batch.classified(others, matchFindings), learned);
            });
        });
    }

    private Uni<Map<NumberLookup, MatchFindings>> found(
            Mutiny.StatelessSession session, Set<NumberLookup> numberLookups) {
        if (numberLookups.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return TransactionNumber.take(session)
                .chain(() -> remembered.find(session, numberLookups))
                .chain(contacts -> directory
                        .find(session, numberLookups)
                        .chain(candidates -> found(session, numberLookups, contacts, candidates)));
    }

    private Uni<Map<NumberLookup, MatchFindings>> found(
            Mutiny.StatelessSession session,
            Set<NumberLookup> numberLookups,
            Map<NumberLookup, Contact> contacts,
            Map<NumberLookup, List<NumberIndex>> candidates) {
        Set<NumberLookup> withoutMatch = new HashSet<>(numberLookups);
        withoutMatch.removeAll(candidates.keySet());
        withoutMatch.removeAll(contacts.keySet());
        return directory
                .suggest(session, withoutMatch)
                .map(suggestions -> numberLookups.stream()
                        .collect(Collectors.toMap(
                                numberLookup -> numberLookup,
                                numberLookup -> found(
                                        candidates.getOrDefault(numberLookup, List.<NumberIndex>of()),
                                        suggestions.getOrDefault(numberLookup, List.<Suggestion>of()),
                                        Optional.ofNullable(contacts.get(numberLookup))))));
    }

    private static MatchFindings found(
            List<NumberIndex> numberIndex, List<Suggestion> suggestions, Optional<Contact> remembered) {
        Map<String, ContactDates> dates = numberIndex.size() > 1
                ? numberIndex.stream()
                        .collect(Collectors.toMap(
                                one -> one.candidate().contact().id(), NumberIndex::dates))
                : Map.of();
        return new MatchFindings(
                numberIndex.stream().map(NumberIndex::candidate).toList(),
                suggestions,
                remembered,
                dates,
                numberIndex.stream().anyMatch(NumberIndex::isUnreadable)
                        ? MatchDoubt.UNREADABLE_RECORD
                        : MatchDoubt.NONE);
    }

    /** The calls of a batch on their way. */
    private record Batch(List<ParsedCall> calls, BatchSettings settings, Set<CallKey> answered) {
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

        Set<NumberLookup> lookups(List<OtherParty> others) {
            Set<NumberLookup> numberLookups = new HashSet<>();
            for (int i = 0; i < calls.size(); i++) {
                if (others.get(i) instanceof OtherParty.Outside(var number)) {
                    numberLookups.add(new NumberLookup(accountId(i), number));
                }
            }
            return numberLookups;
        }

        List<MatchedCall> classified(List<OtherParty> others, Map<NumberLookup, MatchFindings> matchFindings) {
            List<MatchedCall> matched = new ArrayList<>(calls.size());
            for (int i = 0; i < calls.size(); i++) {
                ParsedCall read = calls.get(i);
                OtherParty other = others.get(i);
                MatchFindings known = other instanceof OtherParty.Outside(var number)
                        ? matchFindings.getOrDefault(new NumberLookup(accountId(i), number), MatchFindings.NOTHING)
                        : MatchFindings.NOTHING;
                LegKey leg = read.statement().key();
                Classification classification = Classifier.classify(
                        read.statement().interaction(),
                        other,
                        settings.rulesOf(leg),
                        known,
                        answered.contains(CallKey.of(leg)));
                matched.add(new MatchedCall(read.statement(), other, classification));
            }
            return matched;
        }

        private String accountId(int i) {
            return calls.get(i).statement().key().accountId();
        }
    }
}
