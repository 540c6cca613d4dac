package dev.autolog.domain;

import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.rules.LoggingRules;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The decision about a person's action on a leg. */
public sealed interface ActionDecision {

    /** The action is accepted. */
    record Accepted(Decision decision) implements ActionDecision {}

    /** The decision of an earlier event of the pipeline, followed by this one. */
    default ActionDecision after(Decision earlier) {
        return switch (this) {
            case Accepted(Decision decision) -> new Accepted(earlier.then(_ -> decision));
            case Unchanged _ -> new Accepted(earlier);
            case AlreadySettled _, Outdated _, NoSuchLog _ -> this;
        };
    }

    /** The action changes nothing. */
    record Unchanged(CallLeg leg) implements ActionDecision {}

    /** Another action came first: the conflict is closed or the call is logged. */
    record AlreadySettled(Outcome outcome) implements ActionDecision {}

    /** The log has a newer version than the person saw. */
    record Outdated() implements ActionDecision {}

    /** The leg has no conflict or log to act on, or was erased. */
    record NoSuchLog() implements ActionDecision {}

    /**
     * The contact and association that a person chose for a call.
     *
     * @param contact the contact
     * @param association an association of the contact; null for none
     * @param matchedPhone the contact's number as typed in the CRM; null if the contact does not have the other party's number
     */
    record Target(
            Contact contact,
            @Nullable Association association,
            @Nullable String matchedPhone) {

        private MatchEvidence evidence() {
            return new MatchEvidence(MatchReason.CHOSEN, matchedPhone, association);
        }

        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "Target[" + contact + "]";
        }
    }

    /** Settles an open conflict with a log. */
    static ActionDecision resolve(
            CallLeg before,
            Target target,
            LogFields logFields,
            String agentId,
            LoggingRules loggingRules,
            Instant now) {
        if (!(before.outcome() instanceof Outcome.InConflict(Conflict conflict, Instant openedAt))) {
            return alreadySettled(before);
        }
        DecisionDraft decisionDraft = new DecisionDraft(before, loggingRules);
        Trigger by = new Trigger.PersonAction(agentId);
        CallLog log = log(decisionDraft, target, logFields, now);
        return new Accepted(decisionDraft.resolve(conflict, openedAt, log, target.evidence(), by, now));
    }

    /** Settles an open conflict without a log. */
    static ActionDecision dismiss(
            CallLeg before, @Nullable String because, String agentId, LoggingRules loggingRules, Instant now) {
        if (!(before.outcome() instanceof Outcome.InConflict(Conflict conflict, Instant openedAt))) {
            return alreadySettled(before);
        }
        Dismissal dismissal = new Dismissal(now, because);
        Trigger by = new Trigger.PersonAction(agentId);
        var nothing = new Classification.Skip(NotLoggedReason.DISMISSED);
        return new Accepted(
                new DecisionDraft(before, loggingRules).dismiss(conflict, openedAt, nothing, dismissal, by));
    }

    private static ActionDecision alreadySettled(CallLeg leg) {
        return leg.conflictVersion() == 0 || leg.outcome() instanceof Outcome.Erased
                ? new NoSuchLog()
                : new AlreadySettled(leg.outcome());
    }

    /** The reason why the conflict of a leg cannot be closed; empty if it can. */
    static Optional<ActionDecision> refusalToSettle(CallLeg leg) {
        return leg.outcome() instanceof Outcome.InConflict ? Optional.empty() : Optional.of(alreadySettled(leg));
    }

    /** The reason why a leg cannot be logged by hand on any contact; empty if it can. */
    static Optional<ActionDecision> refusalToLog(CallLeg leg) {
        return switch (leg.outcome()) {
            case Outcome.Logged logged -> Optional.of(new AlreadySettled(logged));
            case Outcome.Erased _ -> Optional.of(new NoSuchLog());
            case Outcome.InConflict _, Outcome.NotLogged _ -> Optional.empty();
        };
    }

    /** Logs a call by hand that is not logged, for any reason. */
    static ActionDecision logByHand(
            CallLeg before,
            Target target,
            LogFields logFields,
            String agentId,
            LoggingRules loggingRules,
            Instant now) {
        return switch (before.outcome()) {
            case Outcome.Logged logged -> new AlreadySettled(logged);
            case Outcome.InConflict _ -> resolve(before, target, logFields, agentId, loggingRules, now);
            case Outcome.Erased _ -> new NoSuchLog();
            case Outcome.NotLogged _ -> {
                DecisionDraft decisionDraft = new DecisionDraft(before, loggingRules);
                Trigger by = new Trigger.PersonAction(agentId);
                yield new Accepted(
                        decisionDraft.log(log(decisionDraft, target, logFields, now), target.evidence(), by, now));
            }
        };
    }

    private static CallLog log(DecisionDraft decisionDraft, Target target, LogFields logFields, Instant now) {
        Contact contact = target.contact();
        return new CallLog(
                contact.id(),
                contact.name(),
                target.association() == null ? null : target.association().id(),
                target.association() == null ? null : target.association().kind(),
                Objects.requireNonNullElseGet(logFields.subject(), () -> decisionDraft.subjectFor(contact.name())),
                logFields.subject() == null,
                logFields.notes(),
                logFields.disposition(),
                LoggedBy.AGENT,
                now,
                null,
                null);
    }

    /**
     * Changes the fields of a log and keeps its contact and association.
     *
     * @param logFields the new values of all fields
     */
    static ActionDecision edit(
            CallLeg before, LogFields logFields, String agentId, LoggingRules loggingRules, Instant now) {
        return before.outcome() instanceof Outcome.Logged(CallLog log)
                ? edited(before, log, log, logFields, null, agentId, loggingRules, now)
                : new NoSuchLog();
    }

    /**
     * Changes the fields of a log and its association.
     *
     * @param logFields the new values of all fields
     * @param association an association of the contact; null for none
     */
    static ActionDecision edit(
            CallLeg before,
            LogFields logFields,
            @Nullable Association association,
            String agentId,
            LoggingRules loggingRules,
            Instant now) {
        return before.outcome() instanceof Outcome.Logged(CallLog log)
                ? edited(
                        before,
                        log,
                        log.isWith(association) ? log : log.withAssociation(association),
                        logFields,
                        association,
                        agentId,
                        loggingRules,
                        now)
                : new NoSuchLog();
    }

    private static ActionDecision edited(
            CallLeg before,
            CallLog log,
            CallLog belonging,
            LogFields logFields,
            @Nullable Association association,
            String agentId,
            LoggingRules loggingRules,
            Instant now) {
        DecisionDraft decisionDraft = new DecisionDraft(before, loggingRules);
        CallLog said = belonging.with(logFields, decisionDraft::subjectFor);
        if (said.equals(log)) {
            return new Unchanged(before);
        }
        CallLog edited = said.editedBy(agentId, now);
        Trigger.PersonAction by = new Trigger.PersonAction(agentId);
        return new Accepted(
                decisionDraft.changeLog(edited, leg -> new Change.LogEdited(leg, edited, log, association, by)));
    }

    /**
     * Moves a log to another contact.
     *
     * @param logFields the new values of all fields; a generated subject is generated again for the new contact
     */
    static ActionDecision move(
            CallLeg before,
            Target target,
            LogFields logFields,
            String agentId,
            LoggingRules loggingRules,
            Instant now) {
        if (!(before.outcome() instanceof Outcome.Logged(CallLog log))) {
            return new NoSuchLog();
        }
        if (log.contactId().equals(target.contact().id())) {
            return edit(before, logFields, target.association(), agentId, loggingRules, now);
        }
        DecisionDraft decisionDraft = new DecisionDraft(before, loggingRules);
        CallLog moved = log.with(logFields, decisionDraft::subjectFor)
                .on(target.contact(), decisionDraft::subjectFor)
                .withAssociation(target.association())
                .chosenAt(now)
                .editedBy(agentId, now);
        Trigger by = new Trigger.PersonAction(agentId);
        return new Accepted(
                decisionDraft.changeLog(moved, leg -> new Change.LogMoved(leg, moved, log, target.evidence(), by)));
    }
}
