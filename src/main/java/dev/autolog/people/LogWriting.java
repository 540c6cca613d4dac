package dev.autolog.people;

import dev.autolog.accounts.Settings;
import dev.autolog.directory.Lookup;
import dev.autolog.directory.RememberedNumbers;
import dev.autolog.directory.RememberedNumbers.Remembered;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Person;
import dev.autolog.domain.PersonDecision;
import dev.autolog.domain.PersonDecision.Target;
import dev.autolog.domain.Words;
import dev.autolog.domain.rules.Rules;
import dev.autolog.people.Refusal.ChoiceRefused;
import dev.autolog.people.Targets.Found;
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
class LogWriting {
    private final Targets targets;
    private final RememberedNumbers remembered;

    LogWriting(Targets targets, RememberedNumbers remembered) {
        this.targets = targets;
        this.remembered = remembered;
    }

    /** What a person wants done to legs. */
    enum Wish {
        /** Conflicts settled. */
        SETTLE,
        /** Calls logged, in conflict or not. */
        LOG;

        /** What is in the way, wherever the person wants the call. */
        private Optional<PersonDecision> hindrance(CallLeg leg) {
            return switch (this) {
                case SETTLE -> PersonDecision.hindranceToSettling(leg);
                case LOG -> PersonDecision.hindranceToLogging(leg);
            };
        }

        private PersonDecision decide(
                CallLeg leg, Target target, Words words, String agentId, Rules rules, Instant now) {
            return switch (this) {
                case SETTLE -> PersonDecision.resolve(leg, target, words, agentId, rules, now);
                case LOG -> PersonDecision.logByHand(leg, target, words, agentId, rules, now);
            };
        }
    }

    /** What a person's choice does to legs; nothing is made or remembered for those that something is in the way of. */
    Decider decider(Person person, LogChoice choice, Wish wish) {
        Words words = LogText.checked(choice.words());
        return (session, legs, settings, now) -> {
            Request request = new Request(person, choice, words, wish, settings);
            Map<UUID, Verdict> verdicts = new HashMap<>();
            List<CallLeg> free = new ArrayList<>();
            for (CallLeg leg : legs) {
                wish.hindrance(leg)
                        .ifPresentOrElse(
                                hindrance -> verdicts.put(leg.id(), new Verdict.Decided(hindrance)),
                                () -> free.add(leg));
            }
            return targets.dialable(session, person, free).chain(numbers -> {
                List<CallLeg> possible = choice.remember() ? withNumber(free, numbers, verdicts) : free;
                return decide(session, request, possible, numbers, verdicts, now);
            });
        };
    }

    private record Request(Person person, LogChoice choice, Words words, Wish wish, Settings settings) {
        Verdict verdict(CallLeg leg, Found found, Instant now) {
            return switch (found) {
                case Found.Meant(Target target) ->
                    new Verdict.Decided(wish.decide(
                            leg,
                            target,
                            words,
                            person.agentId(),
                            settings.rulesOf(leg.call().leg()),
                            now));
                case Found.NotPossible(ChoiceRefused refusal) -> new Verdict.Refused(refusal);
            };
        }
    }

    private Uni<Map<UUID, Verdict>> decide(
            Mutiny.StatelessSession session,
            Request request,
            List<CallLeg> legs,
            Map<UUID, Lookup> numbers,
            Map<UUID, Verdict> verdicts,
            Instant now) {
        LogChoice choice = request.choice();
        return targets.find(session, request.person(), legs, choice.contact(), choice.association(), numbers, now)
                .chain(found -> {
                    found.forEach((leg, where) -> verdicts.put(leg.id(), request.verdict(leg, where, now)));
                    return choice.remember()
                            ? remember(session, request.person(), found, numbers, now)
                                    .replaceWith(verdicts)
                            : Uni.createFrom().item(verdicts);
                });
    }

    private Uni<Void> remember(
            Mutiny.StatelessSession session,
            Person person,
            Map<CallLeg, Found> found,
            Map<UUID, Lookup> numbers,
            Instant now) {
        Map<Lookup, Remembered> remember = new LinkedHashMap<>();
        found.forEach((leg, where) -> {
            Lookup number = numbers.get(leg.id());
            if (number != null && where instanceof Found.Meant(Target target)) {
                String contactId = target.contact().id();
                remember.put(number, new Remembered(number, contactId, person.agentId(), now));
            }
        });
        return remembered.remember(session, List.copyOf(remember.values()), now);
    }

    private static List<CallLeg> withNumber(
            List<CallLeg> legs, Map<UUID, Lookup> numbers, Map<UUID, Verdict> verdicts) {
        var refused = new Verdict.Refused(new ChoiceRefused("rememberNumber", "The call has no number to remember."));
        List<CallLeg> with = new ArrayList<>();
        for (CallLeg leg : legs) {
            if (numbers.containsKey(leg.id())) {
                with.add(leg);
            } else {
                verdicts.put(leg.id(), refused);
            }
        }
        return with;
    }
}
