package dev.autolog.actions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.calls.CallRepository;
import dev.autolog.calls.LastChange;
import dev.autolog.calls.LegId;
import dev.autolog.calls.StateChanges;
import dev.autolog.domain.ActionDecision;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Person;
import dev.autolog.persistence.TransactionNumber;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
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
class LegActionService {
    private static final TypeReference<List<StoredActionResult>> KEPT = new TypeReference<>() {};

    private final Mutiny.SessionFactory sessions;
    private final SettingsReader settingsReader;
    private final CallRepository callRepository;
    private final IdempotentRequestRepository requests;
    private final ObjectMapper json;
    private final Clock clock;

    LegActionService(
            Mutiny.SessionFactory sessions,
            SettingsReader settingsReader,
            CallRepository callRepository,
            IdempotentRequestRepository requests,
            ObjectMapper json,
            Clock clock) {
        this.sessions = sessions;
        this.settingsReader = settingsReader;
        this.callRepository = callRepository;
        this.requests = requests;
        this.json = json;
        this.clock = clock;
    }

    /** Decides about one leg; a refusal fails, and then nothing was changed. */
    Uni<Void> one(Person person, UUID id, @Nullable IdempotencyKey key, LegDecider legDecider) {
        Instant now = now();
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                        session,
                        person,
                        key,
                        now,
                        () -> decide(session, person, List.of(id), legDecider, now)
                                .map(List::getFirst)
                                .invoke(LegActionService::throwRefusal),
                        _ -> "{}",
                        _ -> new BulkActionResult(id, Optional.empty())))
                .replaceWithVoid();
    }

    private static void throwRefusal(BulkActionResult bulkActionResult) {
        bulkActionResult.refusal().ifPresent(actionRefusal -> {
            throw new ActionRefusedException(actionRefusal);
        });
    }

    /** Decides about many legs; the ones that are refused are told beside those that are done. */
    Uni<List<BulkActionResult>> many(
            Person person, List<UUID> ids, @Nullable IdempotencyKey key, LegDecider legDecider) {
        Instant now = now();
        return sessions.withStatelessTransaction((session, _) -> requests.once(
                session,
                person,
                key,
                now,
                () -> decide(session, person, ids, legDecider, now),
                this::write,
                this::read));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Uni<List<BulkActionResult>> decide(
            Mutiny.StatelessSession session, Person person, List<UUID> ids, LegDecider legDecider, Instant now) {
        List<LegId> legIds = ids.stream()
                .distinct()
                .map(id -> new LegId(person.accountId(), id))
                .toList();
        return callRepository
                .findByIdToChange(session, legIds)
                .map(found -> seenBy(person, found.values()))
                .chain(legs -> settingsReader
                        .inForce(session, keys(legs))
                        .chain(batchSettings -> decide(session, legs, legDecider, batchSettings, now)))
                .chain(actionResults -> lastChanges(session, person, actionResults)
                        .map(words -> ids.stream()
                                .map(id -> new BulkActionResult(id, refusal(actionResults.get(id), words.get(id))))
                                .toList()));
    }

    private Uni<Map<UUID, ActionResult>> decide(
            Mutiny.StatelessSession session,
            List<CallLeg> legs,
            LegDecider legDecider,
            BatchSettings batchSettings,
            Instant now) {
        return results(session, legDecider, legs, batchSettings, now)
                .chain(actionResults ->
                        save(session, legs, actionResults, batchSettings, now).replaceWith(actionResults));
    }

    private static Set<LegKey> keys(List<CallLeg> legs) {
        return legs.stream().map(leg -> leg.key()).collect(Collectors.toSet());
    }

    private static List<CallLeg> seenBy(Person person, Collection<CallLeg> legs) {
        return legs.stream().filter(leg -> person.maySee(leg.key().agentId())).toList();
    }

    private static Uni<Map<UUID, ActionResult>> results(
            Mutiny.StatelessSession session,
            LegDecider legDecider,
            List<CallLeg> legs,
            BatchSettings batchSettings,
            Instant now) {
        return legs.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : TransactionNumber.take(session).chain(() -> legDecider.decide(session, legs, batchSettings, now));
    }

    private Uni<Void> save(
            Mutiny.StatelessSession session,
            List<CallLeg> legs,
            Map<UUID, ActionResult> actionResults,
            BatchSettings batchSettings,
            Instant now) {
        List<Decision> done = legs.stream()
                .flatMap(leg -> actionResults.get(leg.id())
                                instanceof ActionResult.Succeeded(ActionDecision.Accepted(var decision))
                        ? Optional.of(decision).stream()
                        : Optional.<Decision>empty().stream())
                .toList();
        List<Change> changes =
                done.stream().flatMap(decision -> decision.changes().stream()).toList();
        List<CallLeg> decided = done.stream().map(Decision::leg).toList();
        return callRepository.save(session, new StateChanges(decided, keys(decided), changes, batchSettings), now);
    }

    private Uni<Map<UUID, LastChange>> lastChanges(
            Mutiny.StatelessSession session, Person person, Map<UUID, ActionResult> actionResults) {
        List<LegId> late = actionResults.entrySet().stream()
                .filter(entry -> isLate(entry.getValue()))
                .map(entry -> new LegId(person.accountId(), entry.getKey()))
                .toList();
        return callRepository.lastChanges(session, late).map(words -> {
            Map<UUID, LastChange> byId = new LinkedHashMap<>();
            words.forEach((leg, word) -> byId.put(leg.id(), word));
            return byId;
        });
    }

    private static boolean isLate(ActionResult actionResult) {
        return actionResult instanceof ActionResult.OutdatedAction
                || (actionResult instanceof ActionResult.Succeeded(var decision)
                        && decision instanceof ActionDecision.AlreadySettled);
    }

    private static Optional<ActionRefusal> refusal(@Nullable ActionResult actionResult, @Nullable LastChange word) {
        return switch (actionResult) {
            case null -> Optional.of(new ActionRefusal.NotFound());
            case ActionResult.Rejected(ActionRefusal actionRefusal) -> Optional.of(actionRefusal);
            case ActionResult.OutdatedAction _ -> Optional.of(settledConflict("CHANGED", word));
            case ActionResult.Succeeded(ActionDecision decision) ->
                switch (decision) {
                    case ActionDecision.Accepted _, ActionDecision.Unchanged _ -> Optional.empty();
                    case ActionDecision.NoSuchLog _ -> Optional.of(new ActionRefusal.NotFound());
                    case ActionDecision.AlreadySettled(Outcome outcome) ->
                        Optional.of(settledConflict(status(outcome), word));
                };
        };
    }

    private static ActionRefusal settledConflict(String status, @Nullable LastChange word) {
        LastChange last = Objects.requireNonNull(word, "a leg without a line in the audit trail");
        return new ActionRefusal.SettledConflict(status, last.by(), last.at());
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Logged _ -> "LOGGED";
            case Outcome.InConflict _ -> "IN_CONFLICT";
            case Outcome.NotLogged(NotLoggedReason reason, var _) ->
                reason == NotLoggedReason.DISMISSED ? "DISMISSED" : "NOT_LOGGED";
        };
    }

    private String write(List<BulkActionResult> outcomes) {
        try {
            return json.writeValueAsString(
                    outcomes.stream().map(StoredActionResult::of).toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }

    private List<BulkActionResult> read(String outcomes) {
        try {
            return json.readValue(outcomes, KEPT).stream()
                    .map(StoredActionResult::toResult)
                    .toList();
        } catch (JsonProcessingException e) {
            // Without the cause: its message quotes the text.
            throw new IllegalStateException("a kept outcome cannot be read");
        }
    }
}
