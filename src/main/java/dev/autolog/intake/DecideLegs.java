package dev.autolog.intake;

import dev.autolog.accounts.OwnLine;
import dev.autolog.accounts.OwnLines;
import dev.autolog.accounts.Settings;
import dev.autolog.calls.Calls;
import dev.autolog.calls.Decided;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallKey;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.matching.Matcher;
import dev.autolog.matching.PlaceholderRule;
import dev.autolog.tracing.Intake;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives legs of which something new is known their outcomes, calls and threads of messages alike, and writes them. */
@ApplicationScoped
class DecideLegs {
    private final Calls calls;
    private final Matcher matcher;
    private final PlaceholderRule placeholders;
    private final OwnLines ownLines;
    private final Clock clock;

    DecideLegs(Calls calls, Matcher matcher, PlaceholderRule placeholders, OwnLines ownLines, Clock clock) {
        this.calls = calls;
        this.matcher = matcher;
        this.placeholders = placeholders;
        this.ownLines = ownLines;
        this.clock = clock;
    }

    /**
     * Decides; has to be called on an event loop.
     *
     * @param news what was said that is new, in its order
     * @param known what was known of these legs and of those that hang on them, locked
     * @param traces what is followed of the records that said so
     */
    Uni<Ledger> decide(
            Mutiny.StatelessSession session,
            List<CallEnded> news,
            Map<LegKey, CallLeg> known,
            Settings settings,
            Intake<?> traces) {
        Ledger ledger = new Ledger(known, settings);
        if (news.isEmpty()) {
            return Uni.createFrom().item(ledger);
        }
        Set<CallKey> answered = CallKey.answered(
                Stream.concat(news.stream(), known.values().stream().map(CallLeg::call)));
        Instant since = clock.instant();
        return matcher.match(session, news, settings, answered).chain(matched -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return placeholders
                    .apply(session, matched.calls(), ledger::isOpenTo, now)
                    .chain(decided -> {
                        ledger.with(decided, answered, now);
                        var places = traces.decided(ledger.changes(), since, clock.instant());
                        return save(session, ledger, ledger.decided(places), matched.learned(), now);
                    });
        });
    }

    private Uni<Ledger> save(
            Mutiny.StatelessSession session, Ledger ledger, Decided decided, Set<OwnLine> learned, Instant now) {
        return ownLines.remember(session, learned)
                .chain(() -> calls.save(session, decided, now))
                .replaceWith(ledger);
    }
}
