package dev.autolog.intake;

import dev.autolog.accounts.Accounts;
import dev.autolog.accounts.Settings;
import dev.autolog.calls.Calls;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.Message;
import dev.autolog.messages.ChangedThread;
import dev.autolog.messages.Placed;
import dev.autolog.messages.Threads;
import dev.autolog.records.Received;
import dev.autolog.tracing.Intake;
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
class DecideMessages {
    private final Mutiny.SessionFactory sessions;
    private final Accounts accounts;
    private final Threads threads;
    private final Calls calls;
    private final DecideLegs decideLegs;
    private final IntakeMetrics metrics;
    private final Tracing tracing;
    private final Clock clock;

    DecideMessages(
            Mutiny.SessionFactory sessions,
            Accounts accounts,
            Threads threads,
            Calls calls,
            DecideLegs decideLegs,
            IntakeMetrics metrics,
            Tracing tracing,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.threads = threads;
        this.calls = calls;
        this.decideLegs = decideLegs;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Decides a batch; again with the same messages it changes nothing. */
    Uni<Void> decide(List<Received<Message>> batch) {
        List<Message> said = batch.stream().map(Received::value).toList();
        Intake<Message> traces = tracing.take(batch, Received::source, Received::value);
        return sessions.withStatelessTransaction((session, _) -> accounts.inForce(session, owners(said))
                        .chain(settings -> threads.place(session, said, settings)
                                .chain(placed -> decide(session, placed, settings, traces))))
                .onFailure()
                .invoke(traces::failed)
                .invoke(ledger -> {
                    traces.committed();
                    metrics.decided(batch, ledger.changes(), clock.instant());
                })
                .replaceWithVoid();
    }

    private static Set<LegKey> owners(List<Message> said) {
        return said.stream().map(Threads::ownerOf).collect(Collectors.toSet());
    }

    private Uni<Ledger> decide(
            Mutiny.StatelessSession session, List<Placed> placed, Settings settings, Intake<Message> traces) {
        placed.forEach(one -> traces.isAbout(one.message(), one.thread()));
        if (placed.isEmpty()) {
            return Uni.createFrom().item(new Ledger(Map.of(), settings));
        }
        Set<LegKey> keys = placed.stream()
                .flatMap(one -> Stream.concat(Stream.of(one.thread()), Stream.ofNullable(one.before())))
                .collect(Collectors.toSet());
        return calls.findToChange(session, keys)
                .chain(known -> threads.write(session, placed)
                        .chain(changed -> decide(session, changed, known, settings, traces)));
    }

    private Uni<Ledger> decide(
            Mutiny.StatelessSession session,
            List<ChangedThread> changed,
            Map<LegKey, CallLeg> known,
            Settings settings,
            Intake<Message> traces) {
        List<CallEnded> legs = changed.stream()
                .map(thread -> thread.asLeg(
                        known.get(thread.key()),
                        settings.accountOf(thread.key()).timeZone()))
                .toList();
        return decideLegs.decide(session, legs, known, settings, traces);
    }
}
