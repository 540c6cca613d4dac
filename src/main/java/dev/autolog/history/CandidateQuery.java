package dev.autolog.history;

import dev.autolog.calls.LegId;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Person;
import dev.autolog.history.ConflictView.CandidateView;
import dev.autolog.matching.Matcher;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** All contacts that have the number of a conflict; the conflict itself shows the first of them. */
@ApplicationScoped
public class CandidateQuery {
    private final AccountSessions sessions;
    private final CallViewQuery calls;
    private final SettingsReader settingsReader;
    private final Matcher matcher;

    CandidateQuery(AccountSessions sessions, CallViewQuery calls, SettingsReader settingsReader, Matcher matcher) {
        this.sessions = sessions;
        this.calls = calls;
        this.settingsReader = settingsReader;
        this.matcher = matcher;
    }

    /**
     * The contacts that have the number now, in the order of their ids. The caller must subscribe on an event loop.
     *
     * @return at most 101; empty if the conflict does not exist or the person may not see it
     */
    public Uni<Optional<List<CandidateView>>> of(Person person, UUID conflictId) {
        return sessions.read(
                person.accountId(),
                session -> calls.legs(session, List.of(new LegId(person.accountId(), conflictId)))
                        .map(legs -> legs.stream()
                                .filter(leg -> leg.conflictVersion() > 0 && ConflictQuery.maySee(person, leg))
                                .findFirst())
                        .chain(found -> found.isEmpty()
                                ? Uni.createFrom().item(Optional.<List<CandidateView>>empty())
                                : candidates(session, found.get()).map(Optional::of)));
    }

    private Uni<List<CandidateView>> candidates(Mutiny.StatelessSession session, CallLeg leg) {
        return settingsReader
                .inForce(session, Set.of(leg.key()))
                .chain(batchSettings -> matcher.candidates(session, leg.statement(), batchSettings))
                .map(candidates -> candidates.stream().map(CandidateView::of).toList());
    }
}
