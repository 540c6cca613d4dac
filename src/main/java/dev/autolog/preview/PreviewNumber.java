package dev.autolog.preview;

import com.fasterxml.jackson.databind.JsonNode;
import dev.autolog.accounts.Account;
import dev.autolog.accounts.Settings;
import dev.autolog.accounts.SettingsBook;
import dev.autolog.accounts.Whose;
import dev.autolog.directory.Directory;
import dev.autolog.directory.Lookup;
import dev.autolog.domain.Agent;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.OtherParty;
import dev.autolog.domain.Party;
import dev.autolog.domain.Person;
import dev.autolog.matching.MatchedCall;
import dev.autolog.matching.Matcher;
import dev.autolog.phone.NumberReader;
import dev.autolog.preview.NumberPreview.Matching;
import dev.autolog.preview.NumberPreview.Near;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows how a number is read and what would become of a call from it; has to be called on an event loop. */
@ApplicationScoped
public class PreviewNumber {
    private final Mutiny.SessionFactory sessions;
    private final SettingsBook settings;
    private final Matcher matcher;
    private final Directory directory;
    private final NumberReader numbers;
    private final Clock clock;

    PreviewNumber(
            Mutiny.SessionFactory sessions,
            SettingsBook settings,
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
     * Shows what an answered call from a number would become for a person.
     *
     * @param draft settings of the account in place of those that are set
     * @return fails with {@link dev.autolog.accounts.DraftRefusedException} if they cannot be set
     */
    public Uni<NumberPreview> show(Person person, String number, Map<String, JsonNode> draft) {
        CallEnded call = call(person, number, clock.instant());
        return sessions.withStatelessTransaction((session, _) -> settings.draft(
                        session, new Whose(person.accountId(), person.agentId()), draft)
                .chain(account -> matcher.match(
                                session, List.of(call), new Settings(Map.of(person.accountId(), account)), Set.of())
                        .map(matched -> read(number, account, matched.calls().getFirst()))
                        .chain(read -> show(session, person, read))));
    }

    private static CallEnded call(Person person, String number, Instant now) {
        return new CallEnded(
                new LegKey(person.accountId(), "preview", person.agentId()),
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
    }

    private ReadNumber read(String number, Account account, MatchedCall matched) {
        return new ReadNumber(
                number,
                account,
                numbers.read(account.dialled(number), account.defaultRegion()),
                matched.other(),
                matched.classification());
    }

    private Uni<NumberPreview> show(Mutiny.StatelessSession session, Person person, ReadNumber read) {
        Set<Lookup> lookups = read.other() instanceof OtherParty.Outside(var outside)
                ? Set.of(new Lookup(person.accountId(), outside))
                : Set.of();
        return directory.find(session, lookups).chain(found -> {
            List<Matching> contacts = found.values().stream()
                    .flatMap(List::stream)
                    .map(known -> Matching.of(known.candidate()))
                    .toList();
            return contacts.isEmpty()
                    ? directory
                            .suggest(session, lookups)
                            .map(near -> view(
                                    read,
                                    contacts,
                                    near.values().stream()
                                            .flatMap(List::stream)
                                            .map(Near::of)
                                            .toList()))
                    : Uni.createFrom().item(view(read, contacts, List.of()));
        });
    }

    private static NumberPreview view(ReadNumber read, List<Matching> contacts, List<Near> near) {
        return new NumberPreview(
                read.e164(),
                read.reading(),
                read.explanation(),
                contacts,
                near,
                OutcomeWords.of(read.classification()));
    }
}
