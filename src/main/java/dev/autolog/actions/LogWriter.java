package dev.autolog.actions;

import dev.autolog.actions.ActionRefusal.InvalidChoice;
import dev.autolog.actions.TargetResolver.TargetResult;
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
import java.util.UUID;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides that legs are logged where a person says, and remembers it for their numbers if the person says so. */
@ApplicationScoped
class LogWriter {
    private final TargetResolver targetResolver;
    private final RememberedNumberRepository remembered;

    LogWriter(TargetResolver targetResolver, RememberedNumberRepository remembered) {
        this.targetResolver = targetResolver;
        this.remembered = remembered;
    }

    /** What a person wants done to legs. */
    enum LogWish {
        /** Conflicts settled. */
        SETTLE,
        /** Calls logged, in conflict or not. */
        LOG;

        /** What is in the way, wherever the person wants the call. */
        private Optional<ActionDecision> hindrance(CallLeg leg) {
            return switch (this) {
                case SETTLE -> ActionDecision.refusalToSettle(leg);
                case LOG -> ActionDecision.refusalToLog(leg);
            };
        }

        private ActionDecision decide(
                CallLeg leg,
                Target target,
                LogFields logFields,
                String agentId,
                LoggingRules loggingRules,
                Instant now) {
            return switch (this) {
                case SETTLE -> ActionDecision.resolve(leg, target, logFields, agentId, loggingRules, now);
                case LOG -> ActionDecision.logByHand(leg, target, logFields, agentId, loggingRules, now);
            };
        }
    }

    /** What a person's choice does to legs; nothing is made or remembered for those that something is in the way of. */
    LegDecider decider(Person person, LogChoice choice, LogWish logWish) {
        LogFields logFields = LogTextValidator.checked(choice.fields());
        return (session, legs, batchSettings, now) -> {
            LogTask logTask = new LogTask(person, choice, logFields, logWish, batchSettings);
            Map<UUID, ActionResult> actionResults = new HashMap<>();
            List<CallLeg> free = new ArrayList<>();
            for (CallLeg leg : legs) {
                logWish.hindrance(leg)
                        .ifPresentOrElse(
                                hindrance -> actionResults.put(leg.id(), new ActionResult.Succeeded(hindrance)),
                                () -> free.add(leg));
            }
            return targetResolver.dialable(session, person, free).chain(numbers -> {
                List<CallLeg> possible = choice.remember() ? withNumber(free, numbers, actionResults) : free;
                return decide(session, logTask, possible, numbers, actionResults, now);
            });
        };
    }

    private record LogTask(Person person, LogChoice choice, LogFields fields, LogWish wish, BatchSettings settings) {
        ActionResult verdict(CallLeg leg, TargetResult targetResult, Instant now) {
            return switch (targetResult) {
                case TargetResult.ResolvedTarget(Target target) ->
                    new ActionResult.Succeeded(
                            wish.decide(leg, target, fields, person.agentId(), settings.rulesOf(leg.key()), now));
                case TargetResult.InvalidTarget(InvalidChoice refusal) -> new ActionResult.Rejected(refusal);
            };
        }
    }

    private Uni<Map<UUID, ActionResult>> decide(
            Mutiny.StatelessSession session,
            LogTask logTask,
            List<CallLeg> legs,
            Map<UUID, NumberLookup> numbers,
            Map<UUID, ActionResult> actionResults,
            Instant now) {
        LogChoice choice = logTask.choice();
        return targetResolver
                .find(session, logTask.person(), legs, choice.contact(), choice.association(), numbers, now)
                .chain(targetResult -> {
                    targetResult.forEach((leg, where) -> actionResults.put(leg.id(), logTask.verdict(leg, where, now)));
                    return remember(session, logTask, targetResult, numbers, now)
                            .replaceWith(actionResults);
                });
    }

    private Uni<Void> remember(
            Mutiny.StatelessSession session,
            LogTask logTask,
            Map<CallLeg, TargetResult> targetResult,
            Map<UUID, NumberLookup> numbers,
            Instant now) {
        Map<NumberLookup, RememberedNumber> remember = new LinkedHashMap<>();
        targetResult.forEach((leg, where) -> {
            NumberLookup number = numbers.get(leg.id());
            boolean isToRemember = logTask.choice().remember() || isAskedAboutRemembered(leg);
            if (number != null && isToRemember && where instanceof TargetResult.ResolvedTarget(Target target)) {
                String contactId = target.contact().id();
                remember.put(
                        number,
                        new RememberedNumber(number, contactId, logTask.person().agentId(), now));
            }
        });
        return remembered.remember(session, List.copyOf(remember.values()), now);
    }

    /** Whether a person was asked whether a remembered contact is still the right one: the answer holds from now on. */
    private static boolean isAskedAboutRemembered(CallLeg leg) {
        return leg.outcome() instanceof InConflict(MultipleContacts several, var _) && several.isAboutRemembered();
    }

    private static List<CallLeg> withNumber(
            List<CallLeg> legs, Map<UUID, NumberLookup> numbers, Map<UUID, ActionResult> actionResults) {
        var rejected = new ActionResult.Rejected(
                new InvalidChoice(Violation.of("rememberNumber", ViolationCode.NO_NUMBER_TO_REMEMBER)));
        List<CallLeg> with = new ArrayList<>();
        for (CallLeg leg : legs) {
            if (numbers.containsKey(leg.id())) {
                with.add(leg);
            } else {
                actionResults.put(leg.id(), rejected);
            }
        }
        return with;
    }
}
