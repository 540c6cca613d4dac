package dev.autolog.actions;

import dev.autolog.actions.ActionRefusal.InvalidChoice;
import dev.autolog.actions.TargetResolver.TargetResult;
import dev.autolog.directory.Directory;
import dev.autolog.directory.DirectoryContact;
import dev.autolog.domain.ActionDecision;
import dev.autolog.domain.ActionDecision.Target;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.Contact;
import dev.autolog.domain.Decision;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.Person;
import dev.autolog.domain.rules.LoggingRules;
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

/** Decides how a log changes that a person edits. */
@ApplicationScoped
class LogEditor {
    /** Only moving it changes a log whose contact is no more: every version names the contact. */
    private static final ActionResult DELETED =
            new ActionResult.Rejected(new InvalidChoice(Violation.of("contactId", ViolationCode.CONTACT_DELETED)));

    private final TargetResolver targetResolver;
    private final Directory directory;

    LogEditor(TargetResolver targetResolver, Directory directory) {
        this.targetResolver = targetResolver;
        this.directory = directory;
    }

    /** What an edit does to the one leg that it is about. */
    LegDecider decider(Person person, LogEdit edit) {
        return (session, legs, batchSettings, now) -> {
            CallLeg leg = legs.getFirst();
            LoggingRules loggingRules = batchSettings.rulesOf(leg.key());
            return result(session, person, leg, edit, loggingRules, now)
                    .map(actionResult -> Map.of(leg.id(), actionResult));
        };
    }

    private Uni<ActionResult> result(
            Mutiny.StatelessSession session,
            Person person,
            CallLeg leg,
            LogEdit edit,
            LoggingRules loggingRules,
            Instant now) {
        if (!(leg.outcome() instanceof Logged(CallLog log))) {
            return Uni.createFrom().item(new ActionResult.Succeeded(new ActionDecision.NoSuchLog()));
        }
        if (edit.version() != null && edit.version() != leg.logVersion()) {
            return Uni.createFrom().item(new ActionResult.OutdatedAction());
        }
        return directory.contact(session, person.accountId(), log.contactId()).chain(known -> {
            if (known.isEmpty() && staysWithItsContact(edit, log)) {
                return Uni.createFrom().item(DELETED);
            }
            Optional<Contact> into = known.map(DirectoryContact::contact)
                    .filter(contact -> !contact.id().equals(log.contactId()));
            return into.isEmpty()
                    ? result(session, person, leg, log, edit, loggingRules, now)
                    : followed(session, person, leg, log, into.get(), edit, loggingRules, now);
        });
    }

    /** The edit of a log whose contact the CRM merged into another, which the log follows first. */
    private Uni<ActionResult> followed(
            Mutiny.StatelessSession session,
            Person person,
            CallLeg leg,
            CallLog log,
            Contact into,
            LogEdit edit,
            LoggingRules loggingRules,
            Instant now) {
        Decision moved = Decision.merged(leg, log.contactId(), into, loggingRules);
        if (!(moved.leg().outcome() instanceof Logged(CallLog followed))) {
            return Uni.createFrom().item(new ActionResult.Succeeded(new ActionDecision.NoSuchLog()));
        }
        LogEdit there = staysWithItsContact(edit, log) ? edit.onItsContact() : edit;
        return result(session, person, moved.leg(), followed, there, loggingRules, now)
                .map(actionResult -> actionResult instanceof ActionResult.Succeeded(ActionDecision decision)
                        ? new ActionResult.Succeeded(decision.after(moved))
                        : actionResult);
    }

    private Uni<ActionResult> result(
            Mutiny.StatelessSession session,
            Person person,
            CallLeg leg,
            CallLog log,
            LogEdit edit,
            LoggingRules loggingRules,
            Instant now) {
        LogFields logFields = LogTextValidator.checked(new LogFields(
                edit.subject().applied(log.subject()),
                edit.notes().applied(log.notes()),
                edit.disposition().applied(log.disposition())));
        String agentId = person.agentId();
        if (staysWithItsContact(edit, log) && staysWithItsAssociation(edit, log)) {
            return Uni.createFrom()
                    .item(new ActionResult.Succeeded(ActionDecision.edit(leg, logFields, agentId, loggingRules, now)));
        }
        if (staysWithItsContact(edit, log) && edit.association() instanceof AssociationChoice.None) {
            return Uni.createFrom()
                    .item(new ActionResult.Succeeded(
                            ActionDecision.edit(leg, logFields, null, agentId, loggingRules, now)));
        }
        ContactChoice contact = edit.contact().orElseGet(() -> new ContactChoice.Existing(log.contactId()));
        return targetResolver
                .dialable(session, person, List.of(leg))
                .chain(numbers ->
                        targetResolver.find(session, person, List.of(leg), contact, edit.association(), numbers, now))
                .map(targetResult -> switch (Objects.requireNonNull(targetResult.get(leg))) {
                    case TargetResult.ResolvedTarget(Target target) ->
                        new ActionResult.Succeeded(
                                ActionDecision.move(leg, target, logFields, agentId, loggingRules, now));
                    case TargetResult.InvalidTarget(InvalidChoice refusal) -> new ActionResult.Rejected(refusal);
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
            case AssociationChoice.Unspecified _ -> true;
            case AssociationChoice.None _ -> log.associationId() == null;
            case AssociationChoice.Chosen(String id, String kind) ->
                id.equals(log.associationId())
                        && (kind == null || log.associationKind() == null || kind.equals(log.associationKind()));
        };
    }
}
