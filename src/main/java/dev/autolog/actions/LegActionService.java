package dev.autolog.actions;

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
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.requests.IdempotencyKey;
import dev.autolog.requests.IdempotentRequestRepository;
import dev.autolog.requests.ItemResult;
import dev.autolog.requests.RequestTransactions;
import dev.autolog.requests.ResultFormat;
import dev.autolog.requests.StoredItemResult;
import dev.autolog.settings.BatchSettings;
import dev.autolog.settings.SettingsReader;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Carries out people's actions on legs: all legs of a request in one transaction, with a result each. */
@ApplicationScoped
class LegActionService {
    private final RequestTransactions transactions;
    private final SettingsReader settingsReader;
    private final CallRepository callRepository;
    private final IdempotentRequestRepository requests;
    private final ResultFormat<List<ItemResult<UUID>>> manyFormat;

    LegActionService(
            RequestTransactions transactions,
            SettingsReader settingsReader,
            CallRepository callRepository,
            IdempotentRequestRepository requests,
            ObjectMapper json) {
        this.transactions = transactions;
        this.settingsReader = settingsReader;
        this.callRepository = callRepository;
        this.requests = requests;
        this.manyFormat = ResultFormat.json(
                json,
                new TypeReference<List<StoredItemResult>>() {},
                items -> items.stream().map(StoredItemResult::of).toList(),
                stored -> stored.stream()
                        .map(item -> item.toResult(UUID::fromString))
                        .toList());
    }

    /**
     * Carries out an action on one leg.
     *
     * @param id id of the leg
     * @return done with the id
     */
    Uni<ActionResult<UUID>> one(Person person, UUID id, @Nullable IdempotencyKey key, LegDecider legDecider) {
        ResultFormat<UUID> format = new ResultFormat<>(_ -> "{}", _ -> id);
        return transactions.run(
                person.accountId(),
                (session, now) -> requests.once(
                        session,
                        person,
                        key,
                        now,
                        format,
                        () -> decide(session, person, List.of(id), legDecider, now)
                                .map(results -> results.getFirst().alone())));
    }

    /**
     * Carries out an action on many legs; refused ones do not keep the others from it.
     *
     * @param ids ids of the legs
     * @return done with a result for each id, in the order of the ids
     */
    Uni<ActionResult<List<ItemResult<UUID>>>> many(
            Person person, List<UUID> ids, @Nullable IdempotencyKey key, LegDecider legDecider) {
        return transactions.run(
                person.accountId(),
                (session, now) -> requests.once(
                        session,
                        person,
                        key,
                        now,
                        manyFormat,
                        () -> decide(session, person, ids, legDecider, now).map(Done::new)));
    }

    private Uni<List<ItemResult<UUID>>> decide(
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
                .chain(results -> lastChanges(session, person, results)
                        .map(changes -> ids.stream()
                                .map(id -> new ItemResult<>(id, refusal(results.get(id), changes.get(id))))
                                .toList()));
    }

    private Uni<Map<UUID, ActionResult<ActionDecision>>> decide(
            Mutiny.StatelessSession session,
            List<CallLeg> legs,
            LegDecider legDecider,
            BatchSettings batchSettings,
            Instant now) {
        return legs.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : TransactionNumber.take(session)
                        .chain(() -> legDecider.decide(session, legs, batchSettings, now))
                        .call(results -> save(session, legs, results, batchSettings, now));
    }

    private static Set<LegKey> keys(List<CallLeg> legs) {
        return legs.stream().map(leg -> leg.key()).collect(Collectors.toSet());
    }

    private static List<CallLeg> seenBy(Person person, Collection<CallLeg> legs) {
        return legs.stream().filter(leg -> person.maySee(leg.key().agentId())).toList();
    }

    private Uni<Void> save(
            Mutiny.StatelessSession session,
            List<CallLeg> legs,
            Map<UUID, ActionResult<ActionDecision>> results,
            BatchSettings batchSettings,
            Instant now) {
        List<Decision> accepted = legs.stream()
                .flatMap(leg -> results.get(leg.id())
                                instanceof Done<ActionDecision>(ActionDecision.Accepted(Decision decision))
                        ? Stream.of(decision)
                        : Stream.empty())
                .toList();
        List<Change> changes = accepted.stream()
                .flatMap(decision -> decision.changes().stream())
                .toList();
        List<CallLeg> decided = accepted.stream().map(Decision::leg).toList();
        return callRepository.save(session, new StateChanges(decided, keys(decided), changes, batchSettings), now);
    }

    private Uni<Map<UUID, LastChange>> lastChanges(
            Mutiny.StatelessSession session, Person person, Map<UUID, ActionResult<ActionDecision>> results) {
        List<LegId> late = results.entrySet().stream()
                .filter(entry -> isLate(entry.getValue()))
                .map(entry -> new LegId(person.accountId(), entry.getKey()))
                .toList();
        return callRepository
                .lastChanges(session, late)
                .map(found -> found.entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().id(), Map.Entry::getValue)));
    }

    private static boolean isLate(ActionResult<ActionDecision> result) {
        return result instanceof Done<ActionDecision>(ActionDecision decision)
                && (decision instanceof ActionDecision.Outdated || decision instanceof ActionDecision.AlreadySettled);
    }

    /** The refusal of a leg; empty if it was done. The result is null for a leg that the person may not see. */
    private static Optional<ActionRefusal> refusal(
            @Nullable ActionResult<ActionDecision> result, @Nullable LastChange last) {
        return switch (result) {
            case null -> Optional.of(new ActionRefusal.NotFound());
            case Refused<ActionDecision>(ActionRefusal refusal) -> Optional.of(refusal);
            case Done<ActionDecision>(ActionDecision decision) ->
                switch (decision) {
                    case ActionDecision.Accepted _, ActionDecision.Unchanged _ -> Optional.empty();
                    case ActionDecision.NoSuchLog _ -> Optional.of(new ActionRefusal.NotFound());
                    case ActionDecision.Outdated _ -> Optional.of(alreadyChanged("CHANGED", last));
                    case ActionDecision.AlreadySettled(Outcome outcome) ->
                        Optional.of(alreadyChanged(status(outcome), last));
                };
        };
    }

    private static ActionRefusal alreadyChanged(String status, @Nullable LastChange last) {
        LastChange change = Objects.requireNonNull(last, "a leg without an audit entry");
        return new ActionRefusal.AlreadyChanged(status, change.by(), change.at());
    }

    private static String status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Logged _ -> "LOGGED";
            case Outcome.InConflict _ -> "IN_CONFLICT";
            case Outcome.NotLogged(NotLoggedReason reason, var _) ->
                reason == NotLoggedReason.DISMISSED ? "DISMISSED" : "NOT_LOGGED";
            case Outcome.Erased _ -> "ERASED";
        };
    }
}
