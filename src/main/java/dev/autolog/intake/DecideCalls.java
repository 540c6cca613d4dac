package dev.autolog.intake;

import dev.autolog.accounts.OwnLines;
import dev.autolog.calls.Calls;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.matching.Matcher;
import dev.autolog.matching.Matcher.Matched;
import dev.autolog.records.Received;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives each call of a batch its one outcome, in one transaction. */
@ApplicationScoped
class DecideCalls {
    private final Mutiny.SessionFactory sessions;
    private final Calls calls;
    private final Matcher matcher;
    private final OwnLines ownLines;
    private final IntakeMetrics metrics;
    private final Clock clock;

    DecideCalls(
            Mutiny.SessionFactory sessions,
            Calls calls,
            Matcher matcher,
            OwnLines ownLines,
            IntakeMetrics metrics,
            Clock clock) {
        this.sessions = sessions;
        this.calls = calls;
        this.matcher = matcher;
        this.ownLines = ownLines;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Decides a batch; again with the same calls it changes nothing. */
    Uni<Void> decide(List<Received<CallEnded>> batch) {
        List<CallEnded> said = batch.stream().map(Received::value).toList();
        return sessions.withStatelessTransaction((session, _) ->
                        known(session, said).chain(known -> decide(session, News.in(said, known), known)))
                .invoke(ledger -> metrics.decided(batch.size(), ledger.changes(), clock.instant()))
                .replaceWithVoid();
    }

    /** What is known of the legs that the calls speak of, locked where a call has news of them. */
    private Uni<Map<LegKey, CallLeg>> known(Mutiny.StatelessSession session, List<CallEnded> said) {
        Set<LegKey> keys = said.stream().map(CallEnded::leg).collect(Collectors.toSet());
        return calls.find(session, keys).chain(known -> {
            Set<LegKey> corrected = News.in(said, known).stream()
                    .map(CallEnded::leg)
                    .filter(known::containsKey)
                    .collect(Collectors.toSet());
            return calls.findToChange(session, corrected).map(locked -> {
                Map<LegKey, CallLeg> all = new HashMap<>(known);
                all.putAll(locked);
                return all;
            });
        });
    }

    private Uni<Ledger> decide(Mutiny.StatelessSession session, List<CallEnded> news, Map<LegKey, CallLeg> known) {
        if (news.isEmpty()) {
            return Uni.createFrom().item(new Ledger(known));
        }
        return matcher.match(session, news).chain(matched -> save(session, matched, known));
    }

    private Uni<Ledger> save(Mutiny.StatelessSession session, Matched matched, Map<LegKey, CallLeg> known) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Ledger ledger = new Ledger(known);
        matched.calls().forEach(call -> ledger.decide(call, now));
        return ownLines.remember(session, matched.learned())
                .chain(() -> calls.save(session, ledger.decided(), known.keySet(), ledger.changes(), now))
                .replaceWith(ledger);
    }
}
