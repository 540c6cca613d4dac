package dev.autolog.backfill;

import dev.autolog.calls.CallRepository;
import dev.autolog.domain.AnsweredLegs;
import dev.autolog.domain.CallKey;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.rules.Setting;
import dev.autolog.matching.MatchedCall;
import dev.autolog.matching.Matcher;
import dev.autolog.matching.PlaceholderCreator;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Classifies past calls by the current settings, with automatic logging switched on. */
@ApplicationScoped
class BackfillClassifier {
    private final SettingsReader settingsReader;
    private final CallRepository callRepository;
    private final Matcher matcher;
    private final PlaceholderCreator placeholders;

    BackfillClassifier(
            SettingsReader settingsReader,
            CallRepository callRepository,
            Matcher matcher,
            PlaceholderCreator placeholders) {
        this.settingsReader = settingsReader;
        this.callRepository = callRepository;
        this.matcher = matcher;
        this.placeholders = placeholders;
    }

    /** Classifies legs that are open to a backfill. Creates the placeholders that the settings ask for, but not for a preview. */
    Uni<BackfillResult> classify(
            Mutiny.StatelessSession session, BackfillJob backfillJob, List<CallLeg> legs, Instant now) {
        if (legs.isEmpty()) {
            return Uni.createFrom().item(BackfillResult.NOTHING);
        }
        Set<LegKey> keys = legs.stream().map(leg -> leg.key()).collect(Collectors.toSet());
        return settingsReader
                .inForce(session, keys)
                .map(BatchSettings::forBackfill)
                .chain(batchSettings -> matched(session, legs, batchSettings)
                        .chain(matched -> placed(session, backfillJob, matched, now))
                        .map(matched -> BackfillResult.of(backfillJob, legs, matched, batchSettings, now)));
    }

    private Uni<List<MatchedCall>> matched(
            Mutiny.StatelessSession session, List<CallLeg> legs, BatchSettings batchSettings) {
        return answered(session, legs, batchSettings)
                .chain(answered -> matcher.rematch(
                        session, legs.stream().map(CallLeg::statement).toList(), batchSettings, answered));
    }

    /** The answered legs of missed calls, where the rules need them. */
    private Uni<AnsweredLegs> answered(
            Mutiny.StatelessSession session, List<CallLeg> legs, BatchSettings batchSettings) {
        Set<CallKey> missed = legs.stream()
                .filter(leg -> leg.interaction().result() == CallResult.MISSED
                        && !batchSettings
                                .rulesOf(leg.key())
                                .get(Setting.WHICH_CALLS)
                                .missedButAnsweredByOthers())
                .map(leg -> leg.statement().call())
                .collect(Collectors.toSet());
        return callRepository
                .legsOf(session, missed)
                .chain(keys -> callRepository.find(session, keys))
                .map(others -> AnsweredLegs.among(
                        Stream.concat(legs.stream(), others.values().stream()).map(CallLeg::statement)));
    }

    private Uni<List<MatchedCall>> placed(
            Mutiny.StatelessSession session, BackfillJob backfillJob, List<MatchedCall> matched, Instant now) {
        return backfillJob.status() == JobStatus.RUNNING
                ? placeholders.apply(session, matched, _ -> true, now)
                : Uni.createFrom().item(matched);
    }
}
