package dev.autolog.intake;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.ConcurrentDecisionException;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.Message;
import dev.autolog.domain.MessageThread;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.messages.ThreadAssigner;
import dev.autolog.messages.ThreadAssignment;
import dev.autolog.persistence.AccountSessions;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
import dev.autolog.tracing.IntakeTrace;
import dev.autolog.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Assigns each message of a batch to its thread and decides the threads, in one transaction. */
@ApplicationScoped
class MessageIntake {
    private final AccountSessions sessions;
    private final SettingsReader settingsReader;
    private final ThreadAssigner threadAssigner;
    private final CallRepository callRepository;
    private final ThreadRenewal threadRenewal;
    private final LegProcessor legProcessor;
    private final IntakeMetrics metrics;
    private final Tracing tracing;
    private final Clock clock;

    MessageIntake(
            AccountSessions sessions,
            SettingsReader settingsReader,
            ThreadAssigner threadAssigner,
            CallRepository callRepository,
            ThreadRenewal threadRenewal,
            LegProcessor legProcessor,
            IntakeMetrics metrics,
            Tracing tracing,
            Clock clock) {
        this.sessions = sessions;
        this.settingsReader = settingsReader;
        this.threadAssigner = threadAssigner;
        this.callRepository = callRepository;
        this.threadRenewal = threadRenewal;
        this.legProcessor = legProcessor;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Decides a batch. Idempotent: deciding the same messages again changes nothing. */
    Uni<Void> decide(List<ReceivedRecord<Message>> batch) {
        List<Message> said = batch.stream().map(ReceivedRecord::value).toList();
        IntakeTrace<Message> traces = tracing.take(batch, ReceivedRecord::source, ReceivedRecord::value);
        return sessions.write(
                        accountIds(said),
                        session -> settingsReader
                                .inForce(session, owners(said))
                                .chain(batchSettings -> threadAssigner
                                        .assign(session, said, batchSettings)
                                        .chain(threadAssignment ->
                                                decide(session, threadAssignment, batchSettings, traces))))
                .onFailure()
                .invoke(traces::failed)
                .invoke(batchDecisions -> {
                    traces.committed();
                    metrics.decided(batch, batchDecisions.changes(), clock.instant());
                })
                .replaceWithVoid();
    }

    private static Set<String> accountIds(List<Message> said) {
        return said.stream().map(message -> message.key().accountId()).collect(Collectors.toSet());
    }

    private static Set<LegKey> owners(List<Message> said) {
        return said.stream().map(ThreadAssigner::ownerOf).collect(Collectors.toSet());
    }

    private Uni<BatchDecisions> decide(
            Mutiny.StatelessSession session,
            List<ThreadAssignment> threadAssignment,
            BatchSettings batchSettings,
            IntakeTrace<Message> traces) {
        if (threadAssignment.isEmpty()) {
            return Uni.createFrom().item(new BatchDecisions(Map.of(), batchSettings));
        }
        return callRepository
                .newestParts(session, threadsOfNew(threadAssignment))
                .chain(newestParts -> decide(session, threadAssignment, newestParts, batchSettings, traces));
    }

    private static Set<LegKey> threadsOfNew(List<ThreadAssignment> threadAssignment) {
        return threadAssignment.stream()
                .filter(ThreadAssignment::isNewInThread)
                .map(ThreadAssignment::thread)
                .collect(Collectors.toSet());
    }

    private Uni<BatchDecisions> decide(
            Mutiny.StatelessSession session,
            List<ThreadAssignment> threadAssignment,
            Map<LegKey, LegKey> newestParts,
            BatchSettings batchSettings,
            IntakeTrace<Message> traces) {
        Set<LegKey> newest = threadsOfNew(threadAssignment).stream()
                .map(thread -> newestParts.getOrDefault(thread, thread))
                .collect(Collectors.toSet());
        Set<LegKey> nextParts = newest.stream().map(MessageThread::partAfter).collect(Collectors.toSet());
        Set<LegKey> keys = threadAssignment.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.thread()), Stream.ofNullable(one.before())))
                .collect(Collectors.toCollection(HashSet::new));
        keys.addAll(newest);
        keys.addAll(nextParts);
        return callRepository.findToChange(session, keys).chain(known -> {
            if (nextParts.stream().anyMatch(known::containsKey)) {
                // Another instance began the next part after the newest part was read.
                throw new ConcurrentDecisionException();
            }
            List<CallLeg> threads = newest.stream()
                    .flatMap(key -> Stream.ofNullable(known.get(key)))
                    .toList();
            return threadRenewal
                    .reasons(session, threads, batchSettings)
                    .chain(renewed -> write(
                            session,
                            ThreadRenewal.placed(threadAssignment, newestParts, renewed),
                            BatchLegs.ofThreads(known, renewed),
                            batchSettings,
                            traces));
        });
    }

    private Uni<BatchDecisions> write(
            Mutiny.StatelessSession session,
            List<ThreadAssignment> threadAssignment,
            BatchLegs batchLegs,
            BatchSettings batchSettings,
            IntakeTrace<Message> traces) {
        threadAssignment.forEach(one -> traces.isAbout(one.message().forParty(0), one.thread()));
        return threadAssigner.write(session, threadAssignment).chain(changed -> {
            List<LegStatement> statements = changed.stream()
                    .map(thread -> thread.statement(
                            batchLegs.known().get(thread.key()),
                            batchSettings.accountOf(thread.key()).timeZone()))
                    .toList();
            return legProcessor.decide(session, statements, batchLegs, batchSettings, traces);
        });
    }
}
