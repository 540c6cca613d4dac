package dev.autolog.intake;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.ConcurrentDecisionException;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallKey;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegHistory;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.rules.Setting;
import dev.autolog.kafka.DeadLetterReason;
import dev.autolog.kafka.InvalidRecordException;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.matching.SideCorrector;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
import dev.autolog.tracing.IntakeTrace;
import dev.autolog.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides each call of a batch, in one transaction. */
@ApplicationScoped
class CallIntake {
    private final AccountSessions sessions;
    private final SettingsReader settingsReader;
    private final SideCorrector sideCorrector;
    private final CallRepository callRepository;
    private final LegProcessor legProcessor;
    private final IntakeMetrics metrics;
    private final Tracing tracing;
    private final Clock clock;

    CallIntake(
            AccountSessions sessions,
            SettingsReader settingsReader,
            SideCorrector sideCorrector,
            CallRepository callRepository,
            LegProcessor legProcessor,
            IntakeMetrics metrics,
            Tracing tracing,
            Clock clock) {
        this.sessions = sessions;
        this.settingsReader = settingsReader;
        this.sideCorrector = sideCorrector;
        this.callRepository = callRepository;
        this.legProcessor = legProcessor;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Decides a batch. Idempotent: deciding the same calls again changes nothing. */
    Uni<Void> decide(List<ReceivedRecord<CallEnded>> batch) {
        IntakeTrace<CallEnded> traces = tracing.take(batch, ReceivedRecord::source, ReceivedRecord::value);
        return sessions.write(accountIds(keys(batch)), session -> decisions(session, batch, traces))
                .onFailure()
                .invoke(traces::failed)
                .invoke(batchDecisions -> {
                    traces.committed();
                    metrics.decided(batch, batchDecisions.changes(), clock.instant());
                })
                .replaceWithVoid();
    }

    /** Decides a batch like {@link #decide}, and rolls the transaction back: nothing is stored, counted or published. */
    Uni<Void> rehearse(List<ReceivedRecord<CallEnded>> batch) {
        return sessions.write(
                        accountIds(keys(batch)),
                        session -> decisions(session, batch, new IntakeTrace.UntracedIntake<>())
                                .invoke(() -> session.currentTransaction().markForRollback()))
                .replaceWithVoid();
    }

    /** Decides and writes a batch within a transaction. */
    private Uni<BatchDecisions> decisions(
            Mutiny.StatelessSession session, List<ReceivedRecord<CallEnded>> batch, IntakeTrace<CallEnded> traces) {
        List<LegStatement> sent =
                batch.stream().map(record -> record.value().toStatement()).toList();
        Set<LegKey> keys = keys(batch);
        return settingsReader
                .inForce(session, keys)
                .invoke(batchSettings -> batch.forEach(record -> check(record.value(), batchSettings)))
                .chain(batchSettings -> sideCorrector
                        .corrected(session, sent, batchSettings)
                        .chain(said -> siblings(session, said, batchSettings)
                                .chain(siblings -> knownLegs(session, said, keys, siblings))
                                .chain(known -> legProcessor.decide(
                                        session,
                                        news(batch, said, known, traces),
                                        BatchLegs.ofCalls(known),
                                        batchSettings,
                                        traces))));
    }

    private static Set<LegKey> keys(List<ReceivedRecord<CallEnded>> batch) {
        return batch.stream().map(record -> record.value().key()).collect(Collectors.toSet());
    }

    private static Set<String> accountIds(Set<LegKey> keys) {
        return keys.stream().map(LegKey::accountId).collect(Collectors.toSet());
    }

    /** The new statements of a batch, each with the key of its leg. */
    private static List<LegStatement> news(
            List<ReceivedRecord<CallEnded>> batch,
            List<LegStatement> said,
            Map<LegKey, CallLeg> known,
            IntakeTrace<CallEnded> traces) {
        LegHistory legHistory = new LegHistory(known.values());
        List<LegStatement> news = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            Optional<LegStatement> one = legHistory.news(said.get(i));
            traces.isAbout(batch.get(i).value(), one.orElse(said.get(i)).key());
            one.ifPresent(news::add);
        }
        return news;
    }

    /** Rejects a call if its answer or end precedes its start by more than the account's clock tolerance. */
    private static void check(CallEnded call, BatchSettings batchSettings) {
        if (call.clockSkew().compareTo(batchSettings.accountOf(call.key()).clockTolerance()) > 0) {
            throw new InvalidRecordException(DeadLetterReason.CONTRADICTION, call.skewedField());
        }
    }

    /** The legs of calls whose decisions depend on another agent's answer or a voicemail. */
    private Uni<Set<LegKey>> siblings(
            Mutiny.StatelessSession session, List<LegStatement> said, BatchSettings batchSettings) {
        Set<CallKey> calls = said.stream()
                .filter(statement -> dependsOnSiblings(statement, batchSettings))
                .map(LegStatement::call)
                .collect(Collectors.toSet());
        return callRepository.legsOf(session, calls);
    }

    /**
     * Whether a statement needs the other legs of its call: the decision of a missed leg depends on them, and if a leg is or was
     * answered, missed legs of colleagues depend on it.
     */
    private static boolean dependsOnSiblings(LegStatement statement, BatchSettings batchSettings) {
        return switch (statement.interaction().result()) {
            case MISSED, VOICEMAIL, BUSY, REJECTED, FAILED -> true;
            case ANSWERED ->
                (statement.interaction() instanceof Call call && call.withdrawn())
                        || !batchSettings
                                .rulesOf(statement.key())
                                .get(Setting.WHICH_CALLS)
                                .missedButAnsweredByOthers();
            case null -> false;
        };
    }

    /** The stored legs of the records and their siblings. Legs that a record changes are locked. */
    private Uni<Map<LegKey, CallLeg>> knownLegs(
            Mutiny.StatelessSession session, List<LegStatement> said, Set<LegKey> keys, Set<LegKey> siblings) {
        Set<LegKey> all = new HashSet<>(keys);
        all.addAll(siblings);
        return callRepository.find(session, all).chain(known -> {
            Set<CallKey> unclear = LegHistory.callsToRead(known.values(), said);
            return known.isEmpty() && unclear.isEmpty()
                    // The common case: all calls are new, and there is nothing to lock.
                    ? Uni.createFrom().item(known)
                    : knownLegs(session, said, known, unclear, siblings);
        });
    }

    private Uni<Map<LegKey, CallLeg>> knownLegs(
            Mutiny.StatelessSession session,
            List<LegStatement> said,
            Map<LegKey, CallLeg> known,
            Set<CallKey> unclear,
            Set<LegKey> siblings) {
        return callRepository.legsOf(session, unclear).chain(others -> {
            Set<LegKey> dependent = new HashSet<>(siblings);
            dependent.addAll(others);
            Set<LegKey> unread =
                    others.stream().filter(leg -> !known.containsKey(leg)).collect(Collectors.toSet());
            return callRepository
                    .find(session, unread)
                    .chain(further -> locked(session, said, joined(known, further), dependent));
        });
    }

    /** The known legs, with the current and locked state of those that a record changes and of their dependents. */
    private Uni<Map<LegKey, CallLeg>> locked(
            Mutiny.StatelessSession session,
            List<LegStatement> said,
            Map<LegKey, CallLeg> known,
            Set<LegKey> dependent) {
        Set<LegKey> changing = changing(said, known);
        changing.addAll(dependent);
        return callRepository.findToChange(session, changing).map(locked -> {
            Map<LegKey, CallLeg> newest = joined(known, locked);
            if (!changing.containsAll(changing(said, newest))) {
                // Another instance changed a leg in the meantime, so that a record now changes a leg that is not
                // locked.
                throw new ConcurrentDecisionException();
            }
            return newest;
        });
    }

    private static Set<LegKey> changing(List<LegStatement> said, Map<LegKey, CallLeg> known) {
        return new LegHistory(known.values())
                .news(said).stream()
                        .map(LegStatement::key)
                        .filter(known::containsKey)
                        .collect(Collectors.toCollection(HashSet::new));
    }

    private static Map<LegKey, CallLeg> joined(Map<LegKey, CallLeg> some, Map<LegKey, CallLeg> others) {
        Map<LegKey, CallLeg> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }
}
