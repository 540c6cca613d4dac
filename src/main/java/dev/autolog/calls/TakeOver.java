package dev.autolog.calls;

import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Cause;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.outbox.Topic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Takes over what was published of calls and a restored database knows nothing of: ids, versions, and what people decided. What
 * the pipeline decided it decides again, from where this leaves the call.
 */
@ApplicationScoped
public class TakeOver {
    private static final Outcome DISMISSED = new Outcome.NotLogged(NotLoggedReason.DISMISSED);

    private final Calls calls;
    private final PublishedStates published;

    TakeOver(Calls calls, PublishedStates published) {
        this.calls = calls;
        this.published = published;
    }

    /** Takes something of one value over. */
    private interface Step<T> {
        void take(Taken taken, PublishedState state, @Nullable T value);
    }

    /** Takes logs over; says how many the database did not have like that. */
    public Uni<Integer> logs(Mutiny.StatelessSession session, List<PublishedState> states, Instant now) {
        return take(session, states, now, CallLogged.class, PublishedLeg::key, TakeOver::takeLog);
    }

    /** Takes conflicts over; says how many the database did not have like that. Logs have to come before. */
    public Uni<Integer> conflicts(Mutiny.StatelessSession session, List<PublishedState> states, Instant now) {
        return take(session, states, now, UnresolvedConflict.class, PublishedLeg::key, this::takeConflict);
    }

    private <T> Uni<Integer> take(
            Mutiny.StatelessSession session,
            List<PublishedState> states,
            Instant now,
            Class<T> type,
            Function<T, LegKey> key,
            Step<T> step) {
        Map<LegId, T> values = published.values(states, type);
        return published
                .look(session, states, values.values().stream().map(key).toList())
                .chain(known -> {
                    Taken taken = new Taken(known, now);
                    for (PublishedState state : states) {
                        // A value that cannot be read is no tombstone.
                        if (state.value() == null || values.containsKey(state.leg())) {
                            step.take(taken, state, values.get(state.leg()));
                        }
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
                taken.end(state, "LOG_WITHDRAWN", Topic.CALL_LOGGED, null);
                return;
            }
            var log =
                    PublishedLeg.log(value, call, null, taken.known().settings().rulesOf(call.leg()));
            taken.add(new CallLeg(state.id(), call, value.phoneNumber(), new Outcome.Logged(log), state.version(), 0));
        } else if (before.logVersion() < state.version()) {
            if (value == null) {
                taken.change(PublishedLeg.with(before, before.outcome(), state.version(), before.conflictVersion()));
                return;
            }
            var rules = taken.known().settings().rulesOf(before.call().leg());
            var log = PublishedLeg.log(value, before.call(), before, rules);
            CallLeg leg = PublishedLeg.with(before, new Outcome.Logged(log), state.version(), before.conflictVersion());
            taken.change(leg);
            if (before.outcome() instanceof Outcome.InConflict(Conflict conflict, Instant openedAt)) {
                // Who settled it says the conflict's own topic.
                taken.conflict(new ConflictRow(
                        leg, conflict, ConflictStatus.RESOLVED, openedAt, log.loggedAt(), Cause.PIPELINE, null));
            }
        }
    }

    private void takeConflict(Taken taken, PublishedState state, @Nullable UnresolvedConflict value) {
        if (value == null) {
            return;
        }
        CallLeg before = taken.known().leg(state.leg());
        if (before == null) {
            addConflict(taken, state, value);
        } else if (before.conflictVersion() < state.version()) {
            boolean takesEffect = isDismissedByAPerson(value) && before.outcome() instanceof Outcome.InConflict;
            Outcome outcome = takesEffect ? DISMISSED : before.outcome();
            CallLeg leg = PublishedLeg.with(before, outcome, before.logVersion(), state.version());
            taken.change(leg);
            taken.by(leg, value.resolvedBy());
            // One that is open here is so as the database has it.
            if (!isOpen(leg)) {
                settle(taken, leg, value);
            }
        }
    }

    private void addConflict(Taken taken, PublishedState state, UnresolvedConflict value) {
        CallEnded call = PublishedLeg.call(value);
        if (taken.isSomebodyElses(call.leg())) {
            dismiss(taken, state, value, call);
            return;
        }
        Outcome outcome =
                isDismissedByAPerson(value) ? DISMISSED : new Outcome.InConflict(value.conflict(), value.openedAt());
        CallLeg leg = new CallLeg(state.id(), call, value.phoneNumber(), outcome, 0, state.version());
        taken.add(leg);
        taken.by(leg, value.resolvedBy());
        if (isOpen(leg)) {
            taken.conflict(
                    new ConflictRow(leg, value.conflict(), ConflictStatus.OPEN, value.openedAt(), null, null, null));
        } else {
            settle(taken, leg, value);
        }
    }

    /** A conflict has no tombstone: it ends like one that a correction leaves nothing to ask of. */
    private void dismiss(Taken taken, PublishedState state, UnresolvedConflict value, CallEnded call) {
        if (value.status() == ConflictStatus.OPEN) {
            CallLeg leg = new CallLeg(state.id(), call, value.phoneNumber(), DISMISSED, 0, state.version() + 1);
            UnresolvedConflict end =
                    UnresolvedConflict.dismissed(leg, value.conflict(), value.openedAt(), taken.now(), Cause.PIPELINE);
            taken.end(state, "CONFLICT_DISMISSED", Topic.UNRESOLVED_CONFLICTS, published.write(end));
        }
    }

    private static void settle(Taken taken, CallLeg leg, UnresolvedConflict value) {
        if (value.status() != ConflictStatus.OPEN) {
            taken.conflict(new ConflictRow(
                    leg,
                    value.conflict(),
                    value.status(),
                    value.openedAt(),
                    value.resolvedAt(),
                    value.resolvedBy(),
                    null));
        }
    }

    private static boolean isOpen(CallLeg leg) {
        return leg.outcome() instanceof Outcome.InConflict;
    }

    private static boolean isDismissedByAPerson(UnresolvedConflict value) {
        String by = value.resolvedBy();
        return value.status() == ConflictStatus.DISMISSED && by != null && !by.equals(Cause.PIPELINE);
    }
}
