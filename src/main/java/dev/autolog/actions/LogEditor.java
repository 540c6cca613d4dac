package dev.autolog.actions;

import dev.autolog.directory.Directory;
import dev.autolog.directory.DirectoryContact;
import dev.autolog.domain.ActionDecision;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.Contact;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.Person;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.settings.BatchSettings;
import dev.autolog.validation.Violation;
import dev.autolog.validation.ViolationCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides the edits of logs. */
@ApplicationScoped
class LogEditor {
    /** A log of a deleted contact can only be moved, since every version names the contact. */
    private static final ActionResult<ActionDecision> DELETED =
            ActionResult.invalid(Violation.of("contactId", ViolationCode.CONTACT_DELETED));

    private final TargetResolver targetResolver;
    private final Directory directory;

    LogEditor(TargetResolver targetResolver, Directory directory) {
        this.targetResolver = targetResolver;
        this.directory = directory;
    }

    /** The decider of an edit, for one leg. */
    LegDecider decider(Person person, LogEdit edit) {
        return (session, legs, batchSettings, now) -> {
            CallLeg leg = legs.getFirst();
            return decide(session, person, leg, edit, batchSettings, now).map(result -> Map.of(leg.id(), result));
        };
    }

    private Uni<ActionResult<ActionDecision>> decide(
            Mutiny.StatelessSession session,
            Person person,
            CallLeg leg,
            LogEdit edit,
            BatchSettings batchSettings,
            Instant now) {
        if (!(leg.outcome() instanceof Logged(CallLog log))) {
            return decided(new ActionDecision.NoSuchLog());
        }
        if (edit.version() != null && edit.version() != leg.logVersion()) {
            return decided(new ActionDecision.Outdated());
        }
        return directory.contact(session, person.accountId(), log.contactId()).chain(known -> {
            if (known.isEmpty() && keepsContact(edit, log)) {
                return Uni.createFrom().item(DELETED);
            }
            Optional<Contact> into = known.map(DirectoryContact::contact)
                    .filter(contact -> !contact.id().equals(log.contactId()));
            return into.isEmpty()
                    ? result(session, new EditTask(person, edit, batchSettings, now), leg, log)
                    : followed(session, new EditTask(person, edit, batchSettings, now), leg, log, into.get());
        });
    }

    private record EditTask(Person person, LogEdit edit, BatchSettings settings, Instant now) {
        LoggingRules rules(CallLeg leg) {
            return settings.rulesOf(leg.key());
        }
    }

    /** The edit of a log whose contact the CRM merged into another: first moves the log to that contact, then edits it. */
    private Uni<ActionResult<ActionDecision>> followed(
            Mutiny.StatelessSession session, EditTask task, CallLeg leg, CallLog log, Contact into) {
        Decision moved = Decision.merged(leg, log.contactId(), into, task.rules(leg));
        if (!(moved.leg().outcome() instanceof Logged(CallLog followed))) {
            return decided(new ActionDecision.NoSuchLog());
        }
        LogEdit edit = keepsContact(task.edit(), log) ? task.edit().onItsContact() : task.edit();
        return result(session, new EditTask(task.person(), edit, task.settings(), task.now()), moved.leg(), followed)
                .map(result -> result.map(decision -> decision.after(moved)));
    }

    private Uni<ActionResult<ActionDecision>> result(
            Mutiny.StatelessSession session, EditTask task, CallLeg leg, CallLog log) {
        LogEdit edit = task.edit();
        LogTextValidator validator = new LogTextValidator();
        LogFields fields = validator.fields(new LogFields(
                edit.subject().applied(log.subject()),
                edit.notes().applied(log.notes()),
                edit.disposition().applied(log.disposition())));
        ContactChoice contact =
                validator.contact(edit.contact().orElseGet(() -> new ContactChoice.Existing(log.contactId())));
        boolean sameContact = keepsContact(edit, log);
        LoggingRules rules = task.rules(leg);
        String agentId = task.person().agentId();
        return validator.result(fields).chain(checked -> {
            if (sameContact && keepsAssociation(edit, log)) {
                return decided(ActionDecision.edit(leg, checked, agentId, rules, task.now()));
            }
            if (sameContact && edit.association() instanceof AssociationChoice.None) {
                return decided(ActionDecision.edit(leg, checked, null, agentId, rules, task.now()));
            }
            return targetResolver
                    .find(
                            session,
                            task.person(),
                            List.of(leg),
                            contact,
                            edit.association(),
                            targetResolver.dialable(task.settings(), List.of(leg)),
                            task.now())
                    .map(targets -> Objects.requireNonNull(targets.get(leg))
                            .map(target -> ActionDecision.move(leg, target, checked, agentId, rules, task.now())));
        });
    }

    private static Uni<ActionResult<ActionDecision>> decided(ActionDecision decision) {
        return Uni.createFrom().item(new Done<>(decision));
    }

    private static boolean keepsContact(LogEdit edit, CallLog log) {
        return edit.contact()
                .map(contact -> contact.equals(new ContactChoice.Existing(log.contactId())))
                .orElse(true);
    }

    /** Whether the association stays, even one that is closed by now. */
    private static boolean keepsAssociation(LogEdit edit, CallLog log) {
        return switch (edit.association()) {
            case AssociationChoice.Unspecified _ -> true;
            case AssociationChoice.None _ -> log.associationId() == null;
            case AssociationChoice.Chosen(String id, String kind) ->
                id.equals(log.associationId())
                        && (kind == null || log.associationKind() == null || kind.equals(log.associationKind()));
        };
    }
}
