package dev.autolog.matching;

import dev.autolog.directory.Directory;
import dev.autolog.directory.Directory.NumberIndex;
import dev.autolog.directory.NumberLookup;
import dev.autolog.directory.PhoneLookup;
import dev.autolog.directory.RememberedNumberRepository;
import dev.autolog.directory.RememberedNumberRepository.RememberedContact;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.Candidate;
import dev.autolog.domain.Classification;
import dev.autolog.domain.Classifier;
import dev.autolog.domain.Classifier.MatchFindings;
import dev.autolog.domain.ContactDates;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.MatchDoubt;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Suggestion;
import dev.autolog.kafka.VertxContexts;
import dev.autolog.persistence.TransactionNumber;
import dev.autolog.phone.NumberReader;
import dev.autolog.settings.AgentLine.AgentLineSlot;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.LineChanges;
import dev.autolog.settings.OwnLine;
import dev.autolog.settings.OwnLineRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Matches a batch of calls: determines their other parties and classifies them. Reads only, except for the own lines that it
 * learns. The transaction id is assigned before own lines and the directory are read, so legs must be locked before.
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
     * The result of a batch.
     *
     * @param calls the calls in order
     * @param lines the changes of agents' lines, to be stored with {@link OwnLineRepository#change}
     */
    public record Matched(List<MatchedCall> calls, LineChanges lines) {}

    /**
     * Matches calls that the platform reports, and learns agents' lines from them. Must be called on an event loop.
     *
     * @param batchSettings the settings of all accounts and agents of the calls
     * @param answered the known answered legs
     */
    public Uni<Matched> match(
            Mutiny.StatelessSession session,
            List<LegStatement> calls,
            BatchSettings batchSettings,
            AnsweredLegs answered) {
        return match(session, calls, batchSettings, answered, true);
    }

    /** Matches past or made-up calls like {@link #match}, without learning lines from them. */
    public Uni<List<MatchedCall>> rematch(
            Mutiny.StatelessSession session,
            List<LegStatement> calls,
            BatchSettings batchSettings,
            AnsweredLegs answered) {
        return match(session, calls, batchSettings, answered, false).map(Matched::calls);
    }

    /**
     * The contacts that currently have the number of the other party.
     *
     * @param batchSettings the settings of the call's account and agent
     * @return at most {@code MOST_CANDIDATES + 1} contacts
     */
    public Uni<List<Candidate>> candidates(
            Mutiny.StatelessSession session, LegStatement call, BatchSettings batchSettings) {
        return VertxContexts.onWorker(
                        VertxContexts.current(),
                        () -> read(List.of(call), batchSettings).getFirst())
                .chain(read -> {
                    Set<PhoneLookup> lookups =
                            read.lookup(read.otherParty(Set.of())).stream().collect(Collectors.toSet());
                    return directory.findPhones(session, lookups);
                })
                .map(found -> found.values().stream()
                        .flatMap(List::stream)
                        .map(NumberIndex::candidate)
                        .toList());
    }

    private Uni<Matched> match(
            Mutiny.StatelessSession session,
            List<LegStatement> calls,
            BatchSettings batchSettings,
            AnsweredLegs answered,
            boolean isTeaching) {
        // Reading numbers is by far the most expensive step of the service, so it runs off the event loop.
        return VertxContexts.onWorker(VertxContexts.current(), () -> read(calls, batchSettings))
                .chain(read -> match(session, new Batch(read, batchSettings, answered, isTeaching)));
    }

    private List<ParsedCall> read(List<LegStatement> calls, BatchSettings batchSettings) {
        OwnNumberReader ownNumberReader = new OwnNumberReader(numbers);
        return calls.stream()
                .map(call -> ParsedCall.of(call, batchSettings.accountOf(call.key()), numbers, ownNumberReader))
                .toList();
    }

    private Uni<Matched> match(Mutiny.StatelessSession session, Batch batch) {
        return TransactionNumber.take(session)
                .chain(() -> ownLineRepository.find(session, batch.linesToAskFor(), batch.slots()))
                .chain(stored -> {
                    BatchLines lines = new BatchLines(batch.teaching(), stored);
                    List<BatchParty> parties = batch.parties(lines);
                    return found(session, batch.lookups(parties))
                            .map(matchFindings ->
                                    new Matched(batch.classified(parties, matchFindings), lines.changes()));
                });
    }

    /**
     * The other party of a call, with and without learned lines.
     *
     * @param certain the other party, ignoring learned lines
     * @param learned the other party, considering learned lines
     */
    private record BatchParty(OtherParty certain, OtherParty learned) {
        /** Whether the call is internal only because of learned lines. */
        boolean isInDoubt() {
            return learned instanceof OtherParty.Internal && !(certain instanceof OtherParty.Internal);
        }

        /** Whether a contact has the number too, so that the call is not skipped as internal. */
        boolean isContacts(MatchFindings matchFindings) {
            return matchFindings.remembered().isPresent()
                    || !matchFindings.candidates().isEmpty();
        }
    }

    private Uni<Map<PhoneLookup, MatchFindings>> found(Mutiny.StatelessSession session, Set<PhoneLookup> lookups) {
        if (lookups.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Set<NumberLookup> numberLookups = lookups.stream()
                .flatMap(lookup -> lookup.numberLookup().stream())
                .collect(Collectors.toSet());
        return remembered
                .find(session, numberLookups)
                .chain(contacts -> directory
                        .findPhones(session, lookups)
                        .chain(candidates -> found(session, lookups, contacts, candidates)));
    }

    private Uni<Map<PhoneLookup, MatchFindings>> found(
            Mutiny.StatelessSession session,
            Set<PhoneLookup> lookups,
            Map<NumberLookup, RememberedContact> contacts,
            Map<PhoneLookup, List<NumberIndex>> candidates) {
        Map<PhoneLookup, RememberedContact> chosen = new HashMap<>();
        for (PhoneLookup lookup : lookups) {
            // An extension is a line of its own: a contact remembered for the switchboard counts only if no contact has
            // both the
            // number and the extension.
            boolean ofNumber = lookup.extension() == null || !candidates.containsKey(lookup);
            lookup.numberLookup()
                    .filter(_ -> ofNumber)
                    .map(contacts::get)
                    .ifPresent(contact -> chosen.put(lookup, contact));
        }
        Set<PhoneLookup> withoutMatch = new HashSet<>(lookups);
        withoutMatch.removeAll(candidates.keySet());
        withoutMatch.removeAll(chosen.keySet());
        return directory
                .suggestPhones(session, withoutMatch)
                .map(suggestions -> lookups.stream()
                        .collect(Collectors.toMap(
                                lookup -> lookup,
                                lookup -> found(
                                        candidates.getOrDefault(lookup, List.<NumberIndex>of()),
                                        suggestions.getOrDefault(lookup, List.<Suggestion>of()),
                                        Optional.ofNullable(chosen.get(lookup))))));
    }

    private static MatchFindings found(
            List<NumberIndex> numberIndex, List<Suggestion> suggestions, Optional<RememberedContact> remembered) {
        Map<String, ContactDates> dates = numberIndex.size() > 1
                ? numberIndex.stream()
                        .collect(Collectors.toMap(
                                one -> one.candidate().contact().id(), NumberIndex::dates))
                : Map.of();
        return new MatchFindings(
                numberIndex.stream().map(NumberIndex::candidate).toList(),
                suggestions,
                remembered.map(RememberedContact::contact),
                dates,
                doubt(numberIndex, remembered));
    }

    private static MatchDoubt doubt(List<NumberIndex> numberIndex, Optional<RememberedContact> remembered) {
        if (remembered.filter(contact -> isElsewhere(numberIndex, contact)).isPresent()) {
            return MatchDoubt.REMEMBERED_ELSEWHERE;
        }
        return numberIndex.stream().anyMatch(NumberIndex::isUnreadable)
                ? MatchDoubt.UNREADABLE_RECORD
                : MatchDoubt.NONE;
    }

    private static boolean isElsewhere(List<NumberIndex> numberIndex, RememberedContact remembered) {
        return remembered.isQuestioned()
                && numberIndex.size() == 1
                && !numberIndex
                        .getFirst()
                        .candidate()
                        .contact()
                        .id()
                        .equals(remembered.contact().id());
    }

    /** The calls of a batch in progress. */
    private record Batch(List<ParsedCall> calls, BatchSettings settings, AnsweredLegs answered, boolean isTeaching) {
        List<ParsedCall> teaching() {
            return isTeaching ? calls : List.of();
        }

        Set<AgentLineSlot> slots() {
            return teaching().stream().flatMap(call -> call.slots().stream()).collect(Collectors.toSet());
        }

        Set<OwnLine> linesToAskFor() {
            return calls.stream().flatMap(call -> call.otherLine().stream()).collect(Collectors.toSet());
        }

        List<BatchParty> parties(BatchLines lines) {
            Set<OwnLine> all = new HashSet<>(lines.pinned());
            all.addAll(lines.learned());
            return calls.stream()
                    .map(call -> new BatchParty(call.otherParty(lines.pinned()), call.otherParty(all)))
                    .toList();
        }

        Set<PhoneLookup> lookups(List<BatchParty> parties) {
            Set<PhoneLookup> lookups = new HashSet<>();
            for (int i = 0; i < calls.size(); i++) {
                calls.get(i).lookup(parties.get(i).certain()).ifPresent(lookups::add);
            }
            return lookups;
        }

        List<MatchedCall> classified(List<BatchParty> parties, Map<PhoneLookup, MatchFindings> matchFindings) {
            List<MatchedCall> matched = new ArrayList<>(calls.size());
            for (int i = 0; i < calls.size(); i++) {
                ParsedCall read = calls.get(i);
                BatchParty party = parties.get(i);
                MatchFindings findings = read.lookup(party.certain())
                        .map(lookup -> matchFindings.getOrDefault(lookup, MatchFindings.NOTHING))
                        .orElse(MatchFindings.NOTHING);
                boolean isContacts = party.isContacts(findings);
                OtherParty other = isContacts ? party.certain() : party.learned();
                MatchFindings known = other instanceof OtherParty.Internal
                        ? MatchFindings.NOTHING
                        : party.isInDoubt() && findings.remembered().isEmpty()
                                ? findings.doubted(MatchDoubt.OWN_LINE)
                                : findings;
                LegKey leg = read.statement().key();
                Classification classification = Classifier.classify(
                        read.statement().interaction(),
                        other,
                        settings.rulesOf(leg),
                        known,
                        answered.hasColleagueOf(read.statement()));
                matched.add(new MatchedCall(read.statement(), other, classification));
            }
            return matched;
        }
    }
}
