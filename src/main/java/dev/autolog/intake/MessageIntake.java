package dev.autolog.intake;

import dev.autolog.calls.CallRepository;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.Message;
import dev.autolog.kafka.ReceivedRecord;
import dev.autolog.messages.ChangedThread;
import dev.autolog.messages.ThreadAssigner;
import dev.autolog.messages.ThreadAssignment;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
import dev.autolog.tracing.IntakeTrace;
import dev.autolog.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Puts each message of a batch into its thread and gives each thread its one outcome, in one transaction. */
@ApplicationScoped
class MessageIntake {
    private final Mutiny.SessionFactory sessions;
    private final SettingsReader settingsReader;
    private final ThreadAssigner threadAssigner;
    private final CallRepository callRepository;
    private final LegProcessor legProcessor;
    private final IntakeMetrics metrics;
    private final Tracing tracing;
    private final Clock clock;

    MessageIntake(
            Mutiny.SessionFactory sessions,
            SettingsReader settingsReader,
            ThreadAssigner threadAssigner,
            CallRepository callRepository,
            LegProcessor legProcessor,
            IntakeMetrics metrics,
            Tracing tracing,
            Clock clock) {
        this.sessions = sessions;
        this.settingsReader = settingsReader;
        this.threadAssigner = threadAssigner;
        this.callRepository = callRepository;
        this.legProcessor = legProcessor;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Decides a batch; again with the same messages it changes nothing. */
    Uni<Void> decide(List<ReceivedRecord<Message>> batch) {
        List<Message> said = batch.stream().map(ReceivedRecord::value).toList();
        IntakeTrace<Message> traces = tracing.take(batch, ReceivedRecord::source, ReceivedRecord::value);
        return sessions.withStatelessTransaction((session, _) -> settingsReader
                        .inForce(session, owners(said))
                        .chain(batchSettings -> threadAssigner
                                .assign(session, said, batchSettings)
                                .chain(threadAssignment -> decide(session, threadAssignment, batchSettings, traces))))
                .onFailure()
                .invoke(traces::failed)
                .invoke(batchDecisions -> {
                    traces.committed();
                    metrics.decided(batch, batchDecisions.changes(), clock.instant());
                })
                .replaceWithVoid();
    }

    private static Set<LegKey> owners(List<Message> said) {
        return said.stream().map(ThreadAssigner::ownerOf).collect(Collectors.toSet());
    }

    private Uni<BatchDecisions> decide(
            Mutiny.StatelessSession session,
            List<ThreadAssignment> threadAssignment,
            BatchSettings batchSettings,
            IntakeTrace<Message> traces) {
        threadAssignment.forEach(one -> traces.isAbout(one.message(), one.thread()));
        if (threadAssignment.isEmpty()) {
            return Uni.createFrom().item(new BatchDecisions(Map.of(), batchSettings));
        }
        Set<LegKey> keys = threadAssignment.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.thread()), Stream.ofNullable(one.before())))
                .collect(Collectors.toSet());
        return callRepository
                .findToChange(session, keys)
                .chain(known -> threadAssigner
                        .write(session, threadAssignment)
                        .chain(changed -> decide(session, changed, known, batchSettings, traces)));
    }

    private Uni<BatchDecisions> decide(
            Mutiny.StatelessSession session,
            List<ChangedThread> changed,
            Map<LegKey, CallLeg> known,
            BatchSettings batchSettings,
            IntakeTrace<Message> traces) {
        List<LegStatement> statements = changed.stream()
                .map(thread -> thread.statement(
                        known.get(thread.key()),
                        batchSettings.accountOf(thread.key()).timeZone()))
                .toList();
        return legProcessor.decide(session, statements, known, batchSettings, traces);
    }
}
