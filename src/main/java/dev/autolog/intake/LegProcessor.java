package dev.autolog.intake;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.StateChanges;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.matching.Matcher;
import dev.autolog.matching.PlaceholderCreator;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.LineChanges;
import dev.autolog.settings.OwnLineRepository;
import dev.autolog.tracing.IntakeTrace;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Gives legs of which something new is known their outcomes, calls and threads of messages alike, and writes them. */
@ApplicationScoped
class LegProcessor {
    private final CallRepository callRepository;
    private final Matcher matcher;
    private final PlaceholderCreator placeholders;
    private final OwnLineRepository ownLineRepository;
    private final Clock clock;

    LegProcessor(
            CallRepository callRepository,
            Matcher matcher,
            PlaceholderCreator placeholders,
            OwnLineRepository ownLineRepository,
            Clock clock) {
        this.callRepository = callRepository;
        this.matcher = matcher;
        this.placeholders = placeholders;
        this.ownLineRepository = ownLineRepository;
        this.clock = clock;
    }

    /**
     * Decides; has to be called on an event loop.
     *
     * @param news what was said that is new, in its order
     * @param known what was known of these legs and of those that hang on them, locked
     * @param traces what is followed of the records that said so
     */
    Uni<BatchDecisions> decide(
            Mutiny.StatelessSession session,
            List<LegStatement> news,
            Map<LegKey, CallLeg> known,
            BatchSettings batchSettings,
            IntakeTrace<?> traces) {
        BatchDecisions batchDecisions = new BatchDecisions(known, batchSettings);
        if (news.isEmpty()) {
            return Uni.createFrom().item(batchDecisions);
        }
        AnsweredLegs answered = AnsweredLegs.among(
                Stream.concat(news.stream(), known.values().stream().map(CallLeg::statement)));
        Instant since = clock.instant();
        return matcher.match(session, news, batchSettings, answered).chain(matched -> {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            return placeholders
                    .apply(session, matched.calls(), batchDecisions::isOpenTo, now)
                    .chain(decided -> {
                        batchDecisions.with(decided, answered, now);
                        var places = traces.decided(batchDecisions.changes(), since, clock.instant());
                        return save(session, batchDecisions, batchDecisions.decided(places), matched.lines(), now);
                    });
        });
    }

    private Uni<BatchDecisions> save(
            Mutiny.StatelessSession session,
            BatchDecisions batchDecisions,
            StateChanges stateChanges,
            LineChanges lines,
            Instant now) {
        return ownLineRepository
                .change(session, lines)
                .chain(() -> callRepository.save(session, stateChanges, now))
                .replaceWith(batchDecisions);
    }
}
