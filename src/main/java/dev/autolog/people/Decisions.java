package dev.autolog.people;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.accounts.Accounts;
import dev.autolog.accounts.Settings;
import dev.autolog.calls.Calls;
import dev.autolog.calls.Decided;
import dev.autolog.calls.LastWord;
import dev.autolog.calls.LegId;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Person;
import dev.autolog.domain.PersonDecision;
import dev.autolog.sql.TransactionNumber;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Carries out what people decide about legs of calls: all of a request in one transaction, each leg with its own outcome. */
@ApplicationScoped
class Decisions {
    private static final TypeReference<List<KeptOutcome>> KEPT = new TypeReference<>() {};

    private final Mutiny.SessionFactory sessions;
    private final Accounts accounts;
    private final Calls calls;
    private final IdempotentRequests requests;
    private final ObjectMapper json;
    private final Clock clock;

    Decisions(
            Mutiny.SessionFactory sessions,
            Accounts accounts,
            Calls calls,
            IdempotentRequests requests,
            ObjectMapper json,
            Clock clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.calls = calls;
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    /** Decides about one leg; a refusal fails, and then nothing was changed. */
    Uni<Void> one(Person person, UUID id, @Nullable IdempotencyKey key, Decider decider) {
        Instant now = now();
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                        session,
                        person,
                        key,
                        now,
                        () -> decide(session, person, List.of(id), decider, now)
                                .map(List::getFirst)
                                .invoke(Decisions::throwRefusal),
                        _ -> "{}",
                        _ -> new Settled(id, Optional.empty())))
                .replaceWithVoid();
    }

    private static void throwRefusal(Settled settled) {
        settled.refusal().ifPresent(refusal -> {
            throw new RefusedException(refusal);
        });
    }

    /** Decides about many legs; the ones that are refused are told beside those that are done. */
    Uni<List<Settled>> many(Person person, List<UUID> ids, @Nullable IdempotencyKey key, Decider decider) {
        Instant now = now();
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                session, person, key, now, () -> decide(session, person, ids, decider, now), this::write, this::read));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Uni<List<Settled>> decide(
            Mutiny.StatelessSession session, Person person, List<UUID> ids, Decider decider, Instant now) {
        List<LegId> legIds = ids.stream()
                .distinct()
                .map(id -> new LegId(person.accountId(), id))
                .toList();
        return calls.findByIdToChange(session, legIds)
                .map(found -> seenBy(person, found.values()))
                .chain(legs -> accounts.inForce(session, keys(legs))
                        .chain(settings -> decide(session, legs, decider, settings, now)))
                .chain(verdicts -> lastWords(session, person, verdicts)
                        .map(words -> ids.stream()
                                .map(id -> new Settled(id, refusal(verdicts.get(id), words.get(id))))
                                .toList()));
    }

    private Uni<Map<UUID, Verdict>> decide(
            Mutiny.StatelessSession session, List<CallLeg> legs, Decider decider, Settings settings, Instant now) {
        return verdicts(session, decider, legs, settings, now)
                .chain(verdicts -> save(session, legs, verdicts, settings, now).replaceWith(verdicts));
    }

    private static Set<LegKey> keys(List<CallLeg> legs) {
        return legs.stream().map(leg -> leg.call().leg()).collect(Collectors.toSet());
    }

    private static List<CallLeg> seenBy(Person person, Collection<CallLeg> legs) {
        return legs.stream()
                .filter(leg -> person.maySee(leg.call().leg().agentId()))
                .toList();
    }

    private static Uni<Map<UUID, Verdict>> verdicts(
            Mutiny.StatelessSession session, Decider decider, List<CallLeg> legs, Settings settings, Instant now) {
        return legs.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : TransactionNumber.take(session).chain(() -> decider.decide(session, legs, settings, now));
    }

    private Uni<Void> save(
            Mutiny.StatelessSession session,
            List<CallLeg> legs,
            Map<UUID, Verdict> verdicts,
            Settings settings,
            Instant now) {
        List<Decision> done = legs.stream()
                .flatMap(leg -> verdicts.get(leg.id()) instanceof Verdict.Decided(PersonDecision.Done(var decision))
                        ? Optional.of(decision).stream()
                        : Optional.<Decision>empty().stream())
                .toList();
        List<Change> changes =
                done.stream().flatMap(decision -> decision.changes().stream()).toList();
        List<CallLeg> decided = done.stream().map(Decision::leg).toList();
        return calls.save(session, new Decided(decided, keys(decided), changes, settings), now);
    }

    private Uni<Map<UUID, LastWord>> lastWords(
            Mutiny.StatelessSession session, Person person, Map<UUID, Verdict> verdicts) {
        List<LegId> late = verdicts.entrySet().stream()
                .filter(entry -> isLate(entry.getValue()))
                .map(entry -> new LegId(person.accountId(), entry.getKey()))
                .toList();
        return calls.lastWords(session, late).map(words -> {
            Map<UUID, LastWord> byId = new LinkedHashMap<>();
            words.forEach((leg, word) -> byId.put(leg.id(), word));
            return byId;
        });
    }

    private static boolean isLate(Verdict verdict) {
        return verdict instanceof Verdict.Stale
                || (verdict instanceof Verdict.Decided(var decision) && decision instanceof PersonDecision.TooLate);
    }

    private static Optional<Refusal> refusal(@Nullable Verdict verdict, @Nullable LastWord word) {
        return switch (verdict) {
            case null -> Optional.of(new Refusal.NotThere());
            case Verdict.Refused(Refusal refusal) -> Optional.of(refusal);
            case Verdict.Stale _ -> Optional.of(meanwhile("CHANGED", word));
            case Verdict.Decided(PersonDecision decision) ->
                switch (decision) {
                    case PersonDecision.Done _, PersonDecision.AsItWas _ -> Optional.empty();
                    case PersonDecision.NothingThere _ -> Optional.of(new Refusal.NotThere());
                    case PersonDecision.TooLate(Outcome outcome) -> Optional.of(meanwhile(status(outcome), word));
                };
        };
    }

    private static Refusal meanwhile(String status, @Nullable LastWord word) {
        LastWord last = Objects.requireNonNull(word, "a leg without a line in the audit trail");
        return new Refusal.SettledMeanwhile(status, last.by(), last.at());
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Logged _ -> "LOGGED";
            case Outcome.InConflict _ -> "IN_CONFLICT";
            case Outcome.NotLogged(NotLoggedReason reason, var _) ->
                reason == NotLoggedReason.DISMISSED ? "DISMISSED" : "NOT_LOGGED";
        };
    }

    private String write(List<Settled> outcomes) {
        try {
            return json.writeValueAsString(
                    outcomes.stream().map(KeptOutcome::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }

    private List<Settled> read(String outcomes) {
        try {
            return json.readValue(outcomes, KEPT).stream()
                    .map(KeptOutcome::toSettled)
                    .toList();
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("a kept outcome cannot be read");
        }
    }
}
