package dev.autolog.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.directory.Directory;
import dev.autolog.directory.PhoneLookup;
import dev.autolog.domain.Agent;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.Party;
import dev.autolog.domain.Person;
import dev.autolog.matching.MatchedCall;
import dev.autolog.matching.Matcher;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.phone.NumberReader;
import dev.autolog.preview.NumberPreviewView.MatchingView;
import dev.autolog.preview.NumberPreviewView.NearNumberView;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.settings.AccountSettings;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsEditor;
import dev.autolog.settings.SettingsScope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Previews how a number is read, and the outcome of a call from it. Must be subscribed to on an event loop. */
@ApplicationScoped
public class NumberPreviewService {
    private final AccountSessions sessions;
    private final SettingsEditor settings;
    private final Matcher matcher;
    private final Directory directory;
    private final NumberReader numbers;
    private final Clock clock;

    NumberPreviewService(
            AccountSessions sessions,
            SettingsEditor settings,
            Matcher matcher,
            Directory directory,
            NumberReader numbers,
            Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.matcher = matcher;
        this.directory = directory;
        this.numbers = numbers;
        this.clock = clock;
    }

    /**
     * Previews an answered call from a number to a person.
     *
     * @param draft settings of the account in place of the stored ones
     * @return refused if the draft is invalid
     */
    public Uni<ActionResult<NumberPreviewView>> show(Person person, String number, Map<String, JsonNode> draft) {
        return sessions.write(
                person.accountId(),
                session -> settings.draft(session, new SettingsScope(person.accountId(), person.agentId()), draft)
                        .chain(result -> result.chain(accountSettings ->
                                show(session, person, number, accountSettings).map(Done::new))));
    }

    private Uni<NumberPreviewView> show(
            Mutiny.StatelessSession session, Person person, String number, AccountSettings accountSettings) {
        LegStatement statement = statement(person, number, clock.instant());
        return matcher.rematch(
                        session,
                        List.of(statement),
                        new BatchSettings(Map.of(person.accountId(), accountSettings)),
                        AnsweredLegs.NONE)
                .map(matched -> read(number, accountSettings, matched.getFirst()))
                .chain(read -> show(session, person, read));
    }

    private static LegStatement statement(Person person, String number, Instant now) {
        Call call = new Call(
                1,
                new Agent(person.agentId(), null, null, null, null),
                Direction.INBOUND,
                new Party(number, null, null),
                new Party(null, null, null),
                now,
                now,
                now,
                CallResult.ANSWERED,
                null,
                null);
        return new LegStatement(new LegKey(person.accountId(), "preview", person.agentId()), call);
    }

    private ParsedNumber read(String number, AccountSettings accountSettings, MatchedCall matched) {
        return new ParsedNumber(
                number,
                accountSettings,
                numbers.read(accountSettings.received(number), accountSettings.defaultRegion()),
                matched.otherParty(),
                matched.classification());
    }

    private Uni<NumberPreviewView> show(Mutiny.StatelessSession session, Person person, ParsedNumber read) {
        Set<PhoneLookup> lookups = PhoneLookup.of(person.accountId(), read.otherParty(), read.number()).stream()
                .collect(Collectors.toSet());
        return directory.findPhones(session, lookups).chain(found -> {
            List<MatchingView> contacts = found.values().stream()
                    .flatMap(List::stream)
                    .map(numberIndex -> MatchingView.of(numberIndex.candidate()))
                    .toList();
            return contacts.isEmpty()
                    ? directory
                            .suggestPhones(session, lookups)
                            .map(near -> view(
                                    read,
                                    contacts,
                                    near.values().stream()
                                            .flatMap(List::stream)
                                            .map(NearNumberView::of)
                                            .toList()))
                    : Uni.createFrom().item(view(read, contacts, List.of()));
        });
    }

    private static NumberPreviewView view(
            ParsedNumber read, List<MatchingView> contacts, List<NearNumberView> nearNumberView) {
        return new NumberPreviewView(
                read.e164(),
                read.reading(),
                read.explanation(),
                contacts,
                nearNumberView,
                PreviewOutcomeView.of(read.classification()));
    }
}
