package dev.autolog.intake;

import dev.autolog.accounts.Accounts;
import dev.autolog.accounts.Settings;
import dev.autolog.calls.Calls;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallKey;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.records.Received;
import dev.autolog.tracing.Intake;
import dev.autolog.tracing.Tracing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives each call of a batch its one outcome, in one transaction. */
@ApplicationScoped
class DecideCalls {
    private final Mutiny.SessionFactory sessions;
    private final Accounts accounts;
    private final Calls calls;
    private final DecideLegs decideLegs;
    private final IntakeMetrics metrics;
    private final Tracing tracing;
    private final Clock clock;

    DecideCalls(
            Mutiny.SessionFactory sessions,
            Accounts accounts,
            Calls calls,
            DecideLegs decideLegs,
            IntakeMetrics metrics,
            Tracing tracing,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.calls = calls;
        this.decideLegs = decideLegs;
        this.metrics = metrics;
        this.tracing = tracing;
        this.clock = clock;
    }

    /** Decides a batch; again with the same calls it changes nothing. */
    Uni<Void> decide(List<Received<CallEnded>> batch) {
        List<CallEnded> said = batch.stream().map(Received::value).toList();
        Intake<CallEnded> traces = tracing.take(batch, Received::source, Received::value);
        said.forEach(call -> traces.isAbout(call, call.leg()));
        Set<LegKey> keys = said.stream().map(CallEnded::leg).collect(Collectors.toSet());
        return sessions.withStatelessTransaction((session, _) -> accounts.inForce(session, keys)
                        .chain(settings -> siblings(session, said, settings)
                                .chain(siblings -> known(session, said, keys, siblings))
                                .chain(known ->
                                        decideLegs.decide(session, News.in(said, known), known, settings, traces))))
                .onFailure()
                .invoke(traces::failed)
                .invoke(ledger -> {
                    traces.committed();
                    metrics.decided(batch, ledger.changes(), clock.instant());
                })
                .replaceWithVoid();
    }

    /** The other legs of a queue's calls, where it matters who else answered. */
    private Uni<Set<LegKey>> siblings(Mutiny.StatelessSession session, List<CallEnded> said, Settings settings) {
        Set<CallKey> ofQueues = said.stream()
                .filter(call -> call.queue() != null
                        && !settings.rulesOf(call.leg()).whichCalls().missedButAnsweredByOthers())
                .map(call -> CallKey.of(call.leg()))
                .collect(Collectors.toSet());
        return calls.legsOf(session, ofQueues);
    }

    /** What is known of the legs that the calls speak of and of their siblings, locked where a call has news of them. */
    private Uni<Map<LegKey, CallLeg>> known(
            Mutiny.StatelessSession session, List<CallEnded> said, Set<LegKey> keys, Set<LegKey> siblings) {
        Set<LegKey> all = new HashSet<>(keys);
        all.addAll(siblings);
        return calls.find(session, all).chain(known -> {
            Set<LegKey> changing = News.in(said, known).stream()
                    .map(CallEnded::leg)
                    .filter(known::containsKey)
                    .collect(Collectors.toCollection(HashSet::new));
            changing.addAll(siblings);
            return calls.findToChange(session, changing).map(locked -> {
                Map<LegKey, CallLeg> newest = new HashMap<>(known);
                newest.putAll(locked);
                return newest;
            });
        });
    }
}
