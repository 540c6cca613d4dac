package dev.autolog.completion;

import dev.autolog.accounts.Accounts;
import dev.autolog.accounts.Settings;
import dev.autolog.calls.Calls;
import dev.autolog.calls.Decided;
import dev.autolog.calls.LegId;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
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
class ReleaseLogs {
    static final int PAGE = 500;

    private static final String DUE =
            "select account_id, id from call_leg where held_until <= ?1 order by held_until limit " + PAGE;

    private final Mutiny.SessionFactory sessions;
    private final Accounts accounts;
    private final Calls calls;
    private final Clock clock;

    ReleaseLogs(Mutiny.SessionFactory sessions, Accounts accounts, Calls calls, Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.calls = calls;
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
        return calls.findByIdToChange(session, due)
                .chain(legs -> accounts.inForce(session, keys(legs.values()))
                        .chain(settings -> save(session, legs.values(), settings, now)));
    }

    private Uni<Void> save(Mutiny.StatelessSession session, Collection<CallLeg> legs, Settings settings, Instant now) {
        List<Decision> decisions = legs.stream()
                .map(leg -> Decision.released(leg, settings.rulesOf(leg.call().leg()), now))
                .filter(decision -> !decision.changes().isEmpty())
                .toList();
        List<CallLeg> released = decisions.stream().map(Decision::leg).toList();
        List<Change> changes = decisions.stream()
                .flatMap(decision -> decision.changes().stream())
                .toList();
        return calls.save(session, new Decided(released, keys(released), changes, settings), now);
    }

    private static Set<LegKey> keys(Collection<CallLeg> legs) {
        return legs.stream().map(leg -> leg.call().leg()).collect(Collectors.toSet());
    }
}
