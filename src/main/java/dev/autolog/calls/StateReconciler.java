package dev.autolog.calls;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Dismissal;
import dev.autolog.domain.LoggedBy;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Trigger;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Publishes the state of a restored database again where the last published state differs. */
@ApplicationScoped
public class StateReconciler {
    private final CallRepository callRepository;
    private final PublishedStateReader published;

    StateReconciler(CallRepository callRepository, PublishedStateReader published) {
        this.callRepository = callRepository;
        this.published = published;
    }

    /** Publishes logs whose last published record is a withdrawal. */
    public Uni<Integer> logs(Mutiny.StatelessSession session, List<PublishedState> states, Instant now) {
        return contradict(session, states, now, (state, leg) -> {
            CallLeg next = PublishedLegReader.with(leg, leg.outcome(), state.version() + 1, leg.conflictVersion());
            return state.value() == null
                            && state.version() == leg.logVersion()
                            && leg.outcome() instanceof Outcome.Logged(var log)
                    ? new Change.LogCorrected(next, log)
                    : null;
        });
    }

    /** Publishes conflicts whose last published record has another status. */
    public Uni<Integer> conflicts(Mutiny.StatelessSession session, List<PublishedState> states, Instant now) {
        Map<LegId, UnresolvedConflictJson> values = published.values(states, UnresolvedConflictJson.class);
        return contradict(session, states, now, (state, leg) -> {
            UnresolvedConflictJson value = values.get(state.leg());
            if (value == null || state.version() != leg.conflictVersion()) {
                return null;
            }
            CallLeg next = PublishedLegReader.with(leg, leg.outcome(), leg.logVersion(), state.version() + 1);
            boolean saidOpen = value.status() == ConflictStatus.OPEN;
            return switch (leg.outcome()) {
                case Outcome.InConflict(var conflict, var openedAt) ->
                    saidOpen ? null : new Change.ConflictCorrected(next, conflict, openedAt);
                case Outcome.Logged(var log) ->
                    saidOpen
                            ? new Change.ConflictResolved(
                                    next, value.conflict(), value.openedAt(), now, by(log.loggedBy(), next))
                            : null;
                case Outcome.NotLogged _ ->
                    saidOpen
                            ? new Change.ConflictDismissed(
                                    next,
                                    value.conflict(),
                                    value.openedAt(),
                                    new Dismissal(now, null),
                                    new Trigger.Platform())
                            : null;
                case Outcome.Erased _ -> null;
            };
        });
    }

    private static Trigger by(LoggedBy loggedBy, CallLeg leg) {
        return loggedBy == LoggedBy.AGENT ? new Trigger.PersonAction(leg.key().agentId()) : new Trigger.Platform();
    }

    private interface Mismatch {
        @Nullable
        Change of(PublishedState state, CallLeg leg);
    }

    private Uni<Integer> contradict(
            Mutiny.StatelessSession session, List<PublishedState> states, Instant now, Mismatch mismatch) {
        return published.readPublished(session, states, List.of()).chain(knownState -> {
            List<Change> changes = states.stream()
                    .flatMap(state -> {
                        CallLeg leg = knownState.leg(state.leg());
                        return leg == null ? Stream.empty() : Stream.ofNullable(mismatch.of(state, leg));
                    })
                    .toList();
            List<CallLeg> legs = changes.stream().map(Change::leg).toList();
            return callRepository
                    .save(
                            session,
                            new StateChanges(legs, PublishedStateReader.keys(legs), changes, knownState.settings()),
                            now)
                    .replaceWith(changes.size());
        });
    }
}
