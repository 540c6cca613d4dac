package dev.autolog.people;

import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.Outcome.Logged;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides how a log changes that a person edits. */
@ApplicationScoped
class LogEditing {
    private final Targets targets;

    LogEditing(Targets targets) {
        this.targets = targets;
    }

    /** What an edit does to the one leg that it is about. */
    Decider decider(Person person, LogEdit edit) {
        return (session, legs, settings, now) -> {
            CallLeg leg = legs.getFirst();
            Rules rules = settings.rulesOf(leg.call().leg());
            return verdict(session, person, leg, edit, rules, now).map(verdict -> Map.of(leg.id(), verdict));
        };
    }

    private Uni<Verdict> verdict(
            Mutiny.StatelessSession session, Person person, CallLeg leg, LogEdit edit, Rules rules, Instant now) {
        if (!(leg.outcome() instanceof Logged(CallLog log))) {
            return Uni.createFrom().item(new Verdict.Decided(new PersonDecision.NothingThere()));
        }
        if (edit.version() != null && edit.version() != leg.logVersion()) {
            return Uni.createFrom().item(new Verdict.Stale());
        }
        Words words = LogText.checked(new Words(
                edit.subject().applied(log.subject()),
                edit.notes().applied(log.notes()),
                edit.disposition().applied(log.disposition())));
        String agentId = person.agentId();
        if (staysWithItsContact(edit, log) && staysWithItsAssociation(edit, log)) {
            return Uni.createFrom().item(new Verdict.Decided(PersonDecision.edit(leg, words, agentId, rules, now)));
        }
        if (staysWithItsContact(edit, log) && edit.association() instanceof AssociationChoice.None) {
            return Uni.createFrom()
                    .item(new Verdict.Decided(PersonDecision.edit(leg, words, null, agentId, rules, now)));
        }
        ContactChoice contact = edit.contact().orElseGet(() -> new ContactChoice.Existing(log.contactId()));
        return targets.dialable(session, person, List.of(leg))
                .chain(numbers ->
                        targets.find(session, person, List.of(leg), contact, edit.association(), numbers, now))
                .map(found -> switch (Objects.requireNonNull(found.get(leg))) {
                    case Found.Meant(Target target) ->
                        new Verdict.Decided(PersonDecision.move(leg, target, words, agentId, rules, now));
                    case Found.NotPossible(ChoiceRefused refusal) -> new Verdict.Refused(refusal);
                });
    }

    private static boolean staysWithItsContact(LogEdit edit, CallLog log) {
        return edit.contact()
                .map(contact -> contact.equals(new ContactChoice.Existing(log.contactId())))
                .orElse(true);
    }

    /** Also if what the log belongs to is closed by now. */
    private static boolean staysWithItsAssociation(LogEdit edit, CallLog log) {
        return switch (edit.association()) {
            case AssociationChoice.Unsaid _ -> true;
            case AssociationChoice.None _ -> log.associationId() == null;
            case AssociationChoice.Chosen(String id) -> id.equals(log.associationId());
        };
    }
}
