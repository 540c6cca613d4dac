package dev.autolog.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.accounts.Accounts;
import dev.autolog.accounts.Settings;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Cause;
import dev.autolog.domain.Change;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Dismissal;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LoggedBy;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Publishing;
import dev.autolog.outbox.Topic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what was published of calls and a restored database knows nothing of: ids, versions, and what people decided. What
 * the pipeline decided it decides again, from where this leaves the call.
 */
@ApplicationScoped
public class TakeOver {
    private final Calls calls;
    private final Accounts accounts;
    private final ObjectMapper json;

    TakeOver(Calls calls, Accounts accounts, ObjectMapper json) {
        this.calls = calls;
        this.accounts = accounts;
        this.json = json;
    }

    /** Takes logs over; says how many the database did not have like that. */
    public Uni<Integer> logs(Mutiny.StatelessSession session, List<PublishedState> states, Instant now) {
        Map<LegId, CallLogged> values = values(states, CallLogged.class);
        return look(
                        session,
                        states,
                        values.values().stream().map(PublishedLeg::key).toList())
                .chain(known -> {
                    Taken taken = new Taken(known, now);
                    for (PublishedState state : states) {
                        takeLog(taken, state, values.get(state.leg()));
                    }
                    return calls.write(session, taken);
                });
    }

    private static void takeLog(Taken taken, PublishedState state, @Nullable CallLogged value) {
        CallLeg before = taken.known().leg(state.leg());
        if (before == null) {
            if (value == null) {
                return;
            }
            CallEnded call = PublishedLeg.call(value);
            if (taken.isSomebodyElses(call.leg())) {
                taken.withdraw(state, Topic.CALL_LOGGED);
                return;
            }
            var log =
                    PublishedLeg.log(value, call, null, taken.known().settings().rulesOf(call.leg()));
            taken.add(new CallLeg(state.id(), call, value.phoneNumber(), new Outcome.Logged(log), state.version(), 0));
        } else if (before.logVersion() < state.version()) {
            if (value == null) {
                taken.change(with(before, before.outcome(), state.version(), before.conflictVersion()));
                return;
            }
            var rules = taken.known().settings().rulesOf(before.call().leg());
            var log = PublishedLeg.log(value, before.call(), before, rules);
            CallLeg leg = with(before, new Outcome.Logged(log), state.version(), before.conflictVersion());
            taken.change(leg);
            if (before.outcome() instanceof Outcome.InConflict(Conflict conflict, Instant openedAt)) {
                // Who settled it says the conflict's own topic.
                taken.conflict(new ConflictRow(
                        leg, conflict, ConflictStatus.RESOLVED, openedAt, log.loggedAt(), Cause.PIPELINE, null));
            }
        }
    }

    /** Takes conflicts over; says how many the database did not have like that. Logs have to come before. */
    public Uni<Integer> conflicts(Mutiny.StatelessSession session, List<PublishedState> states, Instant now) {
        Map<LegId, UnresolvedConflict> values = values(states, UnresolvedConflict.class);
        return look(
                        session,
                        states,
                        values.values().stream().map(PublishedLeg::key).toList())
                .chain(known -> {
                    Taken taken = new Taken(known, now);
                    for (PublishedState state : states) {
                        UnresolvedConflict value = values.get(state.leg());
                        if (value != null) {
                            takeConflict(taken, state, value);
                        }
                    }
                    return calls.write(session, taken);
                });
    }

    private static void takeConflict(Taken taken, PublishedState state, UnresolvedConflict value) {
        CallLeg before = taken.known().leg(state.leg());
        boolean isDismissed = value.status() == ConflictStatus.DISMISSED
                && value.resolvedBy() != null
                && !value.resolvedBy().equals(Cause.PIPELINE);
        Outcome dismissed = new Outcome.NotLogged(NotLoggedReason.DISMISSED);
        CallLeg leg;
        if (before == null) {
            CallEnded call = PublishedLeg.call(value);
            if (taken.isSomebodyElses(call.leg())) {
                taken.withdraw(state, Topic.UNRESOLVED_CONFLICTS);
                return;
            }
            Outcome outcome = isDismissed ? dismissed : new Outcome.InConflict(value.conflict(), value.openedAt());
            leg = new CallLeg(state.id(), call, value.phoneNumber(), outcome, 0, state.version());
            taken.add(leg);
        } else if (before.conflictVersion() < state.version()) {
            boolean takesEffect = isDismissed && before.outcome() instanceof Outcome.InConflict;
            leg = with(before, takesEffect ? dismissed : before.outcome(), before.logVersion(), state.version());
            taken.change(leg);
        } else {
            return;
        }
        boolean isOpen = leg.outcome() instanceof Outcome.InConflict;
        if (before == null || !isOpen) {
            ConflictStatus status = isOpen ? ConflictStatus.OPEN : value.status();
            if (isOpen || value.status() != ConflictStatus.OPEN) {
                taken.conflict(new ConflictRow(
                        leg,
                        value.conflict(),
                        status,
                        value.openedAt(),
                        isOpen ? null : value.resolvedAt(),
                        isOpen ? null : value.resolvedBy(),
                        null));
            }
        }
        if (value.resolvedBy() != null) {
            taken.by(leg, value.resolvedBy());
        }
    }

    /** What was held back until it was complete was so when it was published. */
    private static CallLeg with(CallLeg before, Outcome outcome, int logVersion, int conflictVersion) {
        boolean isReleased = before.publishing() instanceof Publishing.Held && logVersion > before.logVersion();
        return new CallLeg(
                before.id(),
                before.call(),
                before.shownNumber(),
                outcome,
                logVersion,
                conflictVersion,
                isReleased ? new Publishing.Once() : before.publishing());
    }

    /** Publishes logs that were withdrawn last, and are there. */
    public Uni<Integer> contradictLogs(Mutiny.StatelessSession session, List<PublishedState> states, Instant now) {
        return contradict(session, states, now, (state, leg) -> {
            CallLeg next = with(leg, leg.outcome(), state.version() + 1, leg.conflictVersion());
            return state.value() == null
                            && state.version() == leg.logVersion()
                            && leg.outcome() instanceof Outcome.Logged(var log)
                    ? new Change.LogCorrected(next, log)
                    : null;
        });
    }

    /** Publishes conflicts that are open and were settled last, and the other way round. */
    public Uni<Integer> contradictConflicts(Mutiny.StatelessSession session, List<PublishedState> states, Instant now) {
        Map<LegId, UnresolvedConflict> values = values(states, UnresolvedConflict.class);
        return contradict(session, states, now, (state, leg) -> {
            UnresolvedConflict value = values.get(state.leg());
            if (value == null || state.version() != leg.conflictVersion()) {
                return null;
            }
            CallLeg next = with(leg, leg.outcome(), leg.logVersion(), state.version() + 1);
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
                                    new Cause.Platform())
                            : null;
            };
        });
    }

    private static Cause by(LoggedBy loggedBy, CallLeg leg) {
        return loggedBy == LoggedBy.AGENT ? new Cause.ByPerson(leg.call().leg().agentId()) : new Cause.Platform();
    }

    private interface Contradiction {
        @Nullable
        Change of(PublishedState state, CallLeg leg);
    }

    private Uni<Integer> contradict(
            Mutiny.StatelessSession session, List<PublishedState> states, Instant now, Contradiction contradiction) {
        return look(session, states, List.of()).chain(known -> {
            List<Change> changes = states.stream()
                    .flatMap(state -> {
                        CallLeg leg = known.leg(state.leg());
                        return leg == null ? Stream.empty() : Stream.ofNullable(contradiction.of(state, leg));
                    })
                    .toList();
            List<CallLeg> legs = changes.stream().map(Change::leg).toList();
            return calls.save(session, new Decided(legs, keys(legs), changes, known.settings()), now)
                    .replaceWith(changes.size());
        });
    }

    private static Set<LegKey> keys(Collection<CallLeg> legs) {
        return legs.stream().map(leg -> leg.call().leg()).collect(Collectors.toSet());
    }

    /** What the database has of the legs, locked, and by which keys it knows others of the same calls. */
    private Uni<Known> look(Mutiny.StatelessSession session, List<PublishedState> states, List<LegKey> named) {
        return calls.findByIdToChange(
                        session, states.stream().map(PublishedState::leg).toList())
                .chain(legs -> calls.find(session, named).chain(byKey -> {
                    Set<LegKey> all = new HashSet<>(keys(legs.values()));
                    all.addAll(named);
                    return accounts.inForce(session, all).map(settings -> new Known(legs, byKey, settings));
                }));
    }

    private <T> Map<LegId, T> values(List<PublishedState> states, Class<T> type) {
        return states.stream()
                .filter(state -> state.value() != null)
                .collect(Collectors.toMap(PublishedState::leg, state -> read(state.value(), type)));
    }

    private <T> T read(@Nullable String value, Class<T> type) {
        try {
            return json.readValue(Objects.requireNonNull(value), type);
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the value.
            throw new IllegalStateException("what was published cannot be read");
        }
    }

    /** What the database has. */
    record Known(Map<LegId, CallLeg> legs, Map<LegKey, CallLeg> byKey, Settings settings) {
        @Nullable
        CallLeg leg(LegId id) {
            return legs.get(id);
        }
    }
}
