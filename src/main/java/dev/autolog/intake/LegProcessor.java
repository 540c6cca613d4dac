package dev.autolog.intake;

import dev.autolog.calls.CallRepository;
import dev.autolog.calls.StateChanges;
import dev.autolog.directory.Directory;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegStatement;
import dev.autolog.matching.LogContacts;
import dev.autolog.matching.MatchedCall;
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
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides legs with new statements, for calls and message threads alike, and writes the decisions. */
@ApplicationScoped
class LegProcessor {
    private final CallRepository callRepository;
    private final Matcher matcher;
    private final PlaceholderCreator placeholders;
    private final OwnLineRepository ownLineRepository;
    private final Directory directory;
    private final Clock clock;

    LegProcessor(
            CallRepository callRepository,
            Matcher matcher,
            PlaceholderCreator placeholders,
            OwnLineRepository ownLineRepository,
            Directory directory,
            Clock clock) {
        this.callRepository = callRepository;
        this.matcher = matcher;
        this.placeholders = placeholders;
        this.ownLineRepository = ownLineRepository;
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * Decides and writes a batch. Must be called on an event loop.
     *
     * @param news the new statements, in order
     * @param batchLegs the stored state of their legs and of the legs that depend on them
     * @param traces the traces of the batch's records
     */
    Uni<BatchDecisions> decide(
            Mutiny.StatelessSession session,
            List<LegStatement> news,
            BatchLegs batchLegs,
            BatchSettings batchSettings,
            IntakeTrace<?> traces) {
        if (news.isEmpty()) {
            return Uni.createFrom().item(new BatchDecisions(batchLegs.known(), batchSettings));
        }
        List<CallLeg> corrected = news.stream()
                .flatMap(statement -> Stream.ofNullable(batchLegs.known().get(statement.key())))
                .toList();
        return LogContacts.read(session, directory, corrected).chain(contacts -> {
            var batchDecisions = new BatchDecisions(batchLegs, contacts, batchSettings);
            return decide(session, news, batchDecisions, batchSettings, traces);
        });
    }

    private Uni<BatchDecisions> decide(
            Mutiny.StatelessSession session,
            List<LegStatement> news,
            BatchDecisions batchDecisions,
            BatchSettings batchSettings,
            IntakeTrace<?> traces) {
        AnsweredLegs answered = AnsweredLegs.among(Stream.concat(batchDecisions.known(), news.stream()));
        Instant since = clock.instant();
        return matcher.match(session, news, batchSettings, answered)
                .chain(matched -> reopened(session, batchDecisions.reopen(news, answered), batchSettings, answered)
                        .chain(reopened -> {
                            List<MatchedCall> calls = Stream.concat(matched.calls().stream(), reopened.stream())
                                    .toList();
                            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                            return placeholders
                                    .apply(session, calls, batchDecisions::isOpenTo, now)
                                    .chain(decided -> {
                                        batchDecisions.with(decided, answered, now);
                                        var places = traces.decided(batchDecisions.changes(), since, clock.instant());
                                        return save(
                                                session,
                                                batchDecisions,
                                                batchDecisions.decided(places),
                                                matched.lines(),
                                                now);
                                    });
                        }));
    }

    /** Matches stored legs again, without learning own lines from them. */
    private Uni<List<MatchedCall>> reopened(
            Mutiny.StatelessSession session,
            List<LegStatement> legs,
            BatchSettings batchSettings,
            AnsweredLegs answered) {
        return legs.isEmpty()
                ? Uni.createFrom().item(List.of())
                : matcher.rematch(session, legs, batchSettings, answered);
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
