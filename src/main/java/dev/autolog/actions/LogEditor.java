package dev.autolog.actions;

import dev.autolog.domain.ActionDecision;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.LogFields;
import dev.autolog.domain.Outcome.Logged;
import dev.autolog.domain.Person;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.requests.ActionResult;
import dev.autolog.requests.ActionResult.Done;
import dev.autolog.settings.BatchSettings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.reactive.mutiny.Mutiny;

/** Decides the edits of logs. */
@ApplicationScoped
class LogEditor {
    private final TargetResolver targetResolver;

    LogEditor(TargetResolver targetResolver) {
        this.targetResolver = targetResolver;
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
        LogTextValidator validator = new LogTextValidator();
        LogFields fields = validator.fields(new LogFields(
                edit.subject().applied(log.subject()),
                edit.notes().applied(log.notes()),
                edit.disposition().applied(log.disposition())));
        ContactChoice contact =
                validator.contact(edit.contact().orElseGet(() -> new ContactChoice.Existing(log.contactId())));
        boolean sameContact = contact.equals(new ContactChoice.Existing(log.contactId()));
        LoggingRules rules = batchSettings.rulesOf(leg.key());
        String agentId = person.agentId();
        return validator.result(fields).chain(checked -> {
            if (sameContact && keepsAssociation(edit, log)) {
                return decided(ActionDecision.edit(leg, checked, agentId, rules, now));
            }
            if (sameContact && edit.association() instanceof AssociationChoice.None) {
                return decided(ActionDecision.edit(leg, checked, null, agentId, rules, now));
            }
            return targetResolver
                    .find(
                            session,
                            person,
                            List.of(leg),
                            contact,
                            edit.association(),
                            targetResolver.dialable(batchSettings, List.of(leg)),
                            now)
                    .map(targets -> Objects.requireNonNull(targets.get(leg))
                            .map(target -> ActionDecision.move(leg, target, checked, agentId, rules, now)));
        });
    }

    private static Uni<ActionResult<ActionDecision>> decided(ActionDecision decision) {
        return Uni.createFrom().item(new Done<>(decision));
    }

    /** Whether the association stays, also one that is closed by now. */
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
