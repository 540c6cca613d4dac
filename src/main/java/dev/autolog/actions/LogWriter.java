package dev.autolog.actions;

import dev.autolog.directory.NumberLookup;
import dev.autolog.directory.RememberedNumberRepository;
import dev.autolog.directory.RememberedNumberRepository.RememberedNumber;
import dev.autolog.domain.ActionDecision;
import dev.autolog.domain.ActionDecision.Target;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Classification.MultipleContacts;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.Outcome.InConflict;
import dev.autolog.domain.Person;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.requests.ActionRefusal;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.requests.ActionResult.Refused;
import dev.autolog.settings.BatchSettings;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Decides that legs are logged on a person's choice of contact, and remembers the contact for their numbers if wished. */
@ApplicationScoped
class LogWriter {
    private final TargetResolver targetResolver;
    private final RememberedNumberRepository remembered;

    LogWriter(TargetResolver targetResolver, RememberedNumberRepository remembered) {
        this.targetResolver = targetResolver;
        this.remembered = remembered;
    }

    /** Which legs a person wants logged. */
    enum LogWish {
        /** Legs in conflict. */
        SETTLE,
        /** Legs that are not logged, in conflict or not. */
        LOG;

        /** The decision about a leg that cannot be logged on any contact; empty if it can be logged. */
        private Optional<ActionDecision> hindrance(CallLeg leg) {
            return switch (this) {
                case SETTLE -> ActionDecision.refusalToSettle(leg);
                case LOG -> ActionDecision.refusalToLog(leg);
            };
        }

        private ActionDecision decide(
                CallLeg leg, Target target, LogFields fields, String agentId, LoggingRules rules, Instant now) {
            return switch (this) {
                case SETTLE -> ActionDecision.resolve(leg, target, fields, agentId, rules, now);
                case LOG -> ActionDecision.logByHand(leg, target, fields, agentId, rules, now);
            };
        }
    }

    /** The decider of a choice. It creates and remembers nothing for legs that cannot be logged. */
    ActionResult<LegDecider> decider(Person person, LogChoice choice, LogWish wish) {
        return LogTextValidator.choice(choice).map(checked -> (session, legs, batchSettings, now) -> {
            Map<UUID, NumberLookup> numbers = targetResolver.dialable(batchSettings, legs);
            return others(session, person, checked, numbers)
                    .map(others -> new LogTask(person, checked, wish, batchSettings, others, now))
                    .chain(task -> decide(session, task, legs, numbers));
        });
    }

    private Uni<Map<NumberLookup, String>> others(
            Mutiny.StatelessSession session, Person person, LogChoice choice, Map<UUID, NumberLookup> numbers) {
        Set<NumberLookup> toRemember = choice.remember() ? Set.copyOf(numbers.values()) : Set.of();
        return remembered
                .lockChoices(session, toRemember)
                .map(choices -> choices.entrySet().stream()
                        .filter(entry ->
                                !person.mayReplaceChoiceOf(entry.getValue().by()))
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().contactId())));
    }

    /** @param others numbers whose remembered contact the person may not replace, with that contact's id */
    private record LogTask(
            Person person,
            LogChoice choice,
            LogWish wish,
            BatchSettings settings,
            Map<NumberLookup, String> others,
            Instant now) {

        /** Masked: it holds numbers and notes. */
        @Override
        public String toString() {
            return "LogTask[" + wish + "]";
        }

        ActionDecision decide(CallLeg leg, Target target) {
            return wish.decide(leg, target, choice.fields(), person.agentId(), settings.rulesOf(leg.key()), now);
        }

        /** The result for a leg that cannot be logged on any contact; empty if it can be logged. */
        Optional<ActionResult<ActionDecision>> hindrance(CallLeg leg, Map<UUID, NumberLookup> numbers) {
            Optional<ActionResult<ActionDecision>> decided = wish.hindrance(leg).map(Done::new);
            return decided.or(
                    () -> choice.remember() ? hindranceToRemember(leg, numbers.get(leg.id())) : Optional.empty());
        }

        private Optional<ActionResult<ActionDecision>> hindranceToRemember(CallLeg leg, @Nullable NumberLookup number) {
            if (number == null) {
                return Optional.of(
                        ActionResult.invalid(Violation.of("rememberNumber", ViolationCode.NO_NUMBER_TO_REMEMBER)));
            }
            String kept = isAskedAboutRemembered(leg) ? null : others.get(number);
            return kept == null || choice.contact().equals(new ContactChoice.Existing(kept))
                    ? Optional.empty()
                    : Optional.of(new Refused<>(new ActionRefusal.OthersChoice()));
        }

        /** Whether to remember the contact of a leg's log for its number; keeps choices that the person may not replace. */
        boolean isToRemember(CallLeg leg, NumberLookup number) {
            return isAskedAboutRemembered(leg) || (choice.remember() && !others.containsKey(number));
        }
    }

    private Uni<Map<UUID, ActionResult<ActionDecision>>> decide(
            Mutiny.StatelessSession session, LogTask task, List<CallLeg> legs, Map<UUID, NumberLookup> numbers) {
        Map<UUID, ActionResult<ActionDecision>> results = new HashMap<>();
        List<CallLeg> loggable = new ArrayList<>();
        for (CallLeg leg : legs) {
            task.hindrance(leg, numbers)
                    .ifPresentOrElse(result -> results.put(leg.id(), result), () -> loggable.add(leg));
        }
        LogChoice choice = task.choice();
        return targetResolver
                .find(session, task.person(), loggable, choice.contact(), choice.association(), numbers, task.now())
                .chain(targets -> {
                    targets.forEach(
                            (leg, target) -> results.put(leg.id(), target.map(resolved -> task.decide(leg, resolved))));
                    return remember(session, task, targets, numbers).replaceWith(results);
                });
    }

    private Uni<Void> remember(
            Mutiny.StatelessSession session,
            LogTask task,
            Map<CallLeg, ActionResult<Target>> targets,
            Map<UUID, NumberLookup> numbers) {
        Map<NumberLookup, RememberedNumber> remember = new LinkedHashMap<>();
        targets.forEach((leg, target) -> {
            NumberLookup number = numbers.get(leg.id());
            if (number != null && task.isToRemember(leg, number) && target instanceof Done<Target>(Target resolved)) {
                String contactId = resolved.contact().id();
                remember.put(
                        number,
                        new RememberedNumber(number, contactId, task.person().agentId(), task.now()));
            }
        });
        return remembered.remember(session, List.copyOf(remember.values()), task.now());
    }

    /** Whether the conflict asks if a remembered contact is still the right one: then the answer is remembered. */
    private static boolean isAskedAboutRemembered(CallLeg leg) {
        return leg.outcome() instanceof InConflict(MultipleContacts several, var _) && several.isAboutRemembered();
    }
}
