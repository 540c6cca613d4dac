package dev.autolog.actions;

import dev.autolog.actions.ActionRefusal.InvalidChoice;
import dev.autolog.actions.TargetResolver.TargetResult;
import dev.autolog.domain.ActionDecision;
import dev.autolog.domain.ActionDecision.Target;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.Person;
import dev.autolog.domain.rules.LoggingRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides how a log changes that a person edits. */
@ApplicationScoped
class LogEditor {
    private final TargetResolver targetResolver;

    LogEditor(TargetResolver targetResolver) {
        this.targetResolver = targetResolver;
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
