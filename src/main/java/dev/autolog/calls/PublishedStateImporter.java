package dev.autolog.calls;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Trigger;
import dev.autolog.outbox.OutputTopic;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Imports published state that a restored database lacks: ids, versions and decisions of people. The pipeline decides all other
 * calls again.
 */
@ApplicationScoped
public class PublishedStateImporter {
    private static final Outcome DISMISSED = new Outcome.NotLogged(NotLoggedReason.DISMISSED);

    private final CallRepository callRepository;
    private final PublishedStateReader published;

    PublishedStateImporter(CallRepository callRepository, PublishedStateReader published) {
        this.callRepository = callRepository;
        this.published = published;
    }

    /** Imports the state of one value. */
    private interface ImportStep<T> {
        void take(ImportBatch importBatch, PublishedState state, @Nullable T value);
    }

    /** Imports logs and returns the number of logs that the database lacked. */
    public Uni<Integer> logs(Mutiny.StatelessSession session, List<PublishedState> states, Instant now) {
        return take(
                session, states, now, CallLoggedJson.class, PublishedLegReader::keys, PublishedStateImporter::takeLog);
    }

    /** Imports conflicts, after the logs, and returns the number of conflicts that the database lacked. */
    public Uni<Integer> conflicts(Mutiny.StatelessSession session, List<PublishedState> states, Instant now) {
        return take(session, states, now, UnresolvedConflictJson.class, PublishedLegReader::keys, this::takeConflict);
    }

    private <T> Uni<Integer> take(
            Mutiny.StatelessSession session,
            List<PublishedState> states,
            Instant now,
            Class<T> type,
            Function<T, List<LegKey>> keys,
            ImportStep<T> importStep) {
        Map<LegId, T> values = published.values(states, type);
        return published
                .readPublished(
                        session,
                        states,
                        values.values().stream()
                                .flatMap(value -> keys.apply(value).stream())
                                .toList())
                .chain(knownState -> {
                    ImportBatch importBatch = new ImportBatch(knownState, now);
                    for (PublishedState state : states) {
                        // An unreadable value is not a tombstone.
                        if (state.value() == null || values.containsKey(state.leg())) {
                            importStep.take(importBatch, state, values.get(state.leg()));
                        }
                    }
                    return callRepository.write(session, importBatch);
                });
    }

    private static void takeLog(ImportBatch importBatch, PublishedState state, @Nullable CallLoggedJson value) {
        CallLeg before = importBatch.knownState().leg(state.leg());
        if (before != null && before.outcome() instanceof Outcome.Erased) {
            return;
        }
        if (before == null) {
            if (value == null) {
                return;
            }
            LegStatement statement =
                    importBatch.free(PublishedLegReader.statement(value), PublishedLegReader.keys(value));
            if (importBatch.isSomebodyElses(statement.key())) {
                importBatch.end(state, "LOG_WITHDRAWN", OutputTopic.CALL_LOGGED, null);
                return;
            }
            var log = PublishedLegReader.log(
                    value, statement, null, importBatch.knownState().settings().rulesOf(statement.key()));
            importBatch.add(new CallLeg(
                    state.id(), statement, value.phoneNumber(), new Outcome.Logged(log), state.version(), 0));
        } else if (before.logVersion() < state.version()) {
            if (value == null) {
                importBatch.change(
                        PublishedLegReader.with(before, before.outcome(), state.version(), before.conflictVersion()));
                return;
            }
            var loggingRules = importBatch.knownState().settings().rulesOf(before.key());
            var log = PublishedLegReader.log(value, before.statement(), before, loggingRules);
            CallLeg leg =
                    PublishedLegReader.with(before, new Outcome.Logged(log), state.version(), before.conflictVersion());
            importBatch.change(leg);
            if (before.outcome() instanceof Outcome.InConflict(Conflict conflict, Instant openedAt)) {
                // The topic of conflicts has the actor who resolved it.
                importBatch.conflict(new ConflictRow(
                        leg, conflict, ConflictStatus.RESOLVED, openedAt, log.loggedAt(), Trigger.PIPELINE, null));
            }
        }
    }

    private void takeConflict(ImportBatch importBatch, PublishedState state, @Nullable UnresolvedConflictJson value) {
        if (value == null) {
            return;
        }
        CallLeg before = importBatch.knownState().leg(state.leg());
        if (before != null && before.outcome() instanceof Outcome.Erased) {
            return;
        }
        if (before == null) {
            addConflict(importBatch, state, value);
        } else if (before.conflictVersion() < state.version()) {
            boolean takesEffect = isDismissedByAPerson(value) && before.outcome() instanceof Outcome.InConflict;
            Outcome outcome = takesEffect ? DISMISSED : before.outcome();
            CallLeg leg = PublishedLegReader.with(before, outcome, before.logVersion(), state.version());
            importBatch.change(leg);
            importBatch.by(leg, value.resolvedBy());
            // An open conflict of the database stays as it is.
            if (!isOpen(leg)) {
                settle(importBatch, leg, value);
            }
        }
    }

    private void addConflict(ImportBatch importBatch, PublishedState state, UnresolvedConflictJson value) {
        LegStatement statement = importBatch.free(PublishedLegReader.statement(value), PublishedLegReader.keys(value));
        if (importBatch.isSomebodyElses(statement.key())) {
            dismiss(importBatch, state, value, statement);
            return;
        }
        Outcome outcome =
                isDismissedByAPerson(value) ? DISMISSED : new Outcome.InConflict(value.conflict(), value.openedAt());
        CallLeg leg = new CallLeg(state.id(), statement, value.phoneNumber(), outcome, 0, state.version());
        importBatch.add(leg);
        importBatch.by(leg, value.resolvedBy());
        if (isOpen(leg)) {
            importBatch.conflict(
                    new ConflictRow(leg, value.conflict(), ConflictStatus.OPEN, value.openedAt(), null, null, null));
        } else {
            settle(importBatch, leg, value);
        }
    }

    /** Closes a published conflict like a correction that leaves nothing to log: a conflict has no tombstone. */
    private void dismiss(
            ImportBatch importBatch, PublishedState state, UnresolvedConflictJson value, LegStatement statement) {
        if (value.status() == ConflictStatus.OPEN) {
            CallLeg leg = new CallLeg(state.id(), statement, value.phoneNumber(), DISMISSED, 0, state.version() + 1);
            UnresolvedConflictJson end = UnresolvedConflictJson.dismissed(
                    leg, value.conflict(), value.openedAt(), importBatch.now(), Trigger.PIPELINE);
            importBatch.end(state, "CONFLICT_DISMISSED", OutputTopic.UNRESOLVED_CONFLICTS, published.write(end));
        }
    }

    private static void settle(ImportBatch importBatch, CallLeg leg, UnresolvedConflictJson value) {
        if (value.status() != ConflictStatus.OPEN) {
            importBatch.conflict(new ConflictRow(
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

    private static boolean isDismissedByAPerson(UnresolvedConflictJson value) {
        String by = value.resolvedBy();
        return value.status() == ConflictStatus.DISMISSED && by != null && !by.equals(Trigger.PIPELINE);
    }
}
