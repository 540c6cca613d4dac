package dev.autolog.past;

import dev.autolog.accounts.Accounts;
import dev.autolog.accounts.Settings;
import dev.autolog.calls.Calls;
import dev.autolog.domain.CallKey;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.LegKey;
import dev.autolog.matching.MatchedCall;
import dev.autolog.matching.Matcher;
import dev.autolog.matching.PlaceholderRule;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Says what becomes of calls of the past by the settings of today, but that calls are logged. */
@ApplicationScoped
class JudgePastCalls {
    private final Accounts accounts;
    private final Calls calls;
    private final Matcher matcher;
    private final PlaceholderRule placeholders;

    JudgePastCalls(Accounts accounts, Calls calls, Matcher matcher, PlaceholderRule placeholders) {
        this.accounts = accounts;
        this.calls = calls;
        this.matcher = matcher;
        this.placeholders = placeholders;
    }

    /** Judges legs none of which is decided for good; makes the contacts that the account wants made, but not for a preview. */
    Uni<Judgement> judge(Mutiny.StatelessSession session, Job job, List<CallLeg> legs, Instant now) {
        if (legs.isEmpty()) {
            return Uni.createFrom().item(Judgement.NOTHING);
        }
        Set<LegKey> keys = legs.stream().map(leg -> leg.call().leg()).collect(Collectors.toSet());
        return accounts.inForce(session, keys)
                .map(Settings::forPastCalls)
                .chain(settings -> matched(session, legs, settings)
                        .chain(matched -> placed(session, job, matched, now))
                        .map(matched -> Judgement.of(job, legs, matched, settings, now)));
    }

    private Uni<List<MatchedCall>> matched(Mutiny.StatelessSession session, List<CallLeg> legs, Settings settings) {
        return answered(session, legs, settings)
                .chain(answered ->
                        matcher.match(session, legs.stream().map(CallLeg::call).toList(), settings, answered))
                .map(Matcher.Matched::calls);
    }

    /** The queue's calls that somebody answered, where it matters who did. */
    private Uni<Set<CallKey>> answered(Mutiny.StatelessSession session, List<CallLeg> legs, Settings settings) {
        Set<CallKey> ofQueues = legs.stream()
                .map(CallLeg::call)
                .filter(call -> call.queue() != null
                        && !settings.rulesOf(call.leg()).whichCalls().missedButAnsweredByOthers())
                .map(call -> CallKey.of(call.leg()))
                .collect(Collectors.toSet());
        return calls.legsOf(session, ofQueues)
                .chain(keys -> calls.find(session, keys))
                .map(others -> CallKey.answered(
                        Stream.concat(legs.stream(), others.values().stream()).map(CallLeg::call)));
    }

    private Uni<List<MatchedCall>> placed(
            Mutiny.StatelessSession session, Job job, List<MatchedCall> matched, Instant now) {
        return job.status() == JobStatus.RUNNING
                ? placeholders.apply(session, matched, _ -> true, now)
                : Uni.createFrom().item(matched);
    }
}
