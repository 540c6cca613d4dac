package dev.autolog.release;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.LegId;
import dev.autolog.calls.StateChanges;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Publishes logs that were held back until more came, or until it was waited for long enough; a page in one transaction. */
@ApplicationScoped
class ReleaseService {
    static final int PAGE = 500;

    private static final String DUE =
            "select account_id, id from call_leg where held_until <= ?1 order by held_until limit " + PAGE;

    private final Mutiny.SessionFactory sessions;
    private final SettingsReader settingsReader;
    private final CallRepository callRepository;
    private final Clock clock;

    ReleaseService(
            Mutiny.SessionFactory sessions, SettingsReader settingsReader, CallRepository callRepository, Clock clock) {
        this.sessions = sessions;
        this.settingsReader = settingsReader;
        this.callRepository = callRepository;
        this.clock = clock;
    }

    /** Publishes those that are due, and says how many were looked at. */
    Uni<Integer> page() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return sessions.withStatelessTransaction((session, _) -> session.createNativeQuery(DUE, Object[].class)
                .setParameter(1, now.atOffset(ZoneOffset.UTC))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new LegId((String) row[0], (UUID) row[1]))
                        .toList())
                .chain(due -> release(session, due, now).replaceWith(due.size())));
    }

    private Uni<Void> release(Mutiny.StatelessSession session, List<LegId> due, Instant now) {
        return callRepository
                .findByIdToChange(session, due)
                .chain(legs -> settingsReader
                        .inForce(session, keys(legs.values()))
                        .chain(batchSettings -> save(session, legs.values(), batchSettings, now)));
    }

    private Uni<Void> save(
            Mutiny.StatelessSession session, Collection<CallLeg> legs, BatchSettings batchSettings, Instant now) {
        List<Decision> decisions = legs.stream()
                .map(leg -> Decision.released(leg, batchSettings.rulesOf(leg.key()), now))
                .filter(decision -> !decision.changes().isEmpty())
                .toList();
        List<CallLeg> released = decisions.stream().map(Decision::leg).toList();
        List<Change> changes = decisions.stream()
                .flatMap(decision -> decision.changes().stream())
                .toList();
        return callRepository.save(session, new StateChanges(released, keys(released), changes, batchSettings), now);
    }

    private static Set<LegKey> keys(Collection<CallLeg> legs) {
        return legs.stream().map(leg -> leg.key()).collect(Collectors.toSet());
    }
}
