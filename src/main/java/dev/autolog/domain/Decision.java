package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What one event does to a leg of a call.
 *
 * @param leg the leg afterwards
 * @param changes what happened, in order; none if nothing did
 */
public record Decision(CallLeg leg, List<Change> changes) {
    private static final Cause PLATFORM = new Cause.Platform();
    private static final Cause CONTACTS = new Cause.ContactsChanged();

    public Decision {
        changes = List.copyOf(changes);
    }

    /**
     * Decides a leg that nothing was known of.
     *
     * @param id the id its log or conflict will have
     */
    public static Decision first(
            UUID id, CallEnded call, OtherParty other, Classification classification, Instant now) {
        return new Draft(id, call, other.shownNumber()).become(classification, PLATFORM, now);
    }

    /**
     * Decides what a correction changes. A log that a person had a hand in stays as it is but for the facts of the call; one
     * that is all the pipeline's moves when the other party's number was corrected; an open conflict is always looked at anew.
     * A call that a person dismissed stays so, whoever it turns out to have been with.
     *
     * @param classification what the pipeline would make of the corrected call
     */
    public static Decision correction(
            CallLeg before, CallEnded correction, OtherParty other, Classification classification, Instant now) {
        CallEnded call = correction.keepingWhatOnlyEarlierStatementsTold(before.call());
        boolean otherNumber = !Objects.equals(before.shownNumber(), other.shownNumber());
        Draft draft = new Draft(before, call, other.shownNumber());
        return switch (before.outcome()) {
            case Outcome.Logged(CallLog log) -> {
                if (!otherNumber || log.isAPersons()) {
                    yield draft.correctLog(log, before.call().direction());
                }
                yield classification instanceof AutoLog
                        ? draft.withNotes(log).become(classification, PLATFORM, now)
                        : draft.withdraw(log).become(classification, PLATFORM, now);
            }
            case Outcome.InConflict(Conflict conflict, Instant openedAt) ->
                corrected(draft, conflict, openedAt, classification, now);
            case Outcome.NotLogged(NotLoggedReason reason) ->
                otherNumber && reason != NotLoggedReason.DISMISSED
                        ? draft.become(classification, PLATFORM, now)
                        : draft.stayNotLogged(reason);
        };
    }

    private static Decision corrected(
            Draft draft, Conflict before, Instant openedAt, Classification classification, Instant now) {
        return switch (classification) {
            case Conflict conflict ->
                draft.stayInConflict(conflict, openedAt, leg -> new Change.ConflictCorrected(leg, conflict, openedAt));
            case AutoLog match -> draft.resolve(before, openedAt, match, PLATFORM, now);
            case Classification.NotLogged(NotLoggedReason reason) ->
                draft.dismiss(before, openedAt, reason, new Dismissal(now, null), PLATFORM);
        };
    }

    /**
     * Decides whether a conflict has settled itself since its contacts changed.
     *
     * @param other who the pipeline takes the other party for now
     * @param classification what the pipeline would make of the call now
     * @return no change at all if the leg is in no conflict, or in the same one still, or if there is nothing to log any more,
     *     which is for a person to say
     */
    public static Decision reconsidered(CallLeg before, OtherParty other, Classification classification, Instant now) {
        // Read otherwise than before, which no contact has to do with.
        boolean otherNumber = !Objects.equals(before.shownNumber(), other.shownNumber());
        if (!(before.outcome() instanceof Outcome.InConflict(Conflict conflict, Instant openedAt)) || otherNumber) {
            return new Decision(before, List.of());
        }
        Draft draft = new Draft(before);
        return switch (classification) {
            case Conflict same when same.equals(conflict) -> new Decision(before, List.of());
            case Conflict changed ->
                draft.stayInConflict(changed, openedAt, leg -> new Change.ConflictChanged(leg, changed, openedAt));
            case AutoLog match -> draft.resolve(conflict, openedAt, match, CONTACTS, now);
            case Classification.NotLogged _ -> new Decision(before, List.of());
        };
    }

    /**
     * Decides where a log goes whose placeholder the CRM's own record took the place of. What a person wrote stays.
     *
     * @param placeholderId the contact that is no more
     * @return no change at all if the leg is not logged on the placeholder
     */
    public static Decision merged(CallLeg before, String placeholderId, Contact contact) {
        if (!(before.outcome() instanceof Outcome.Logged(CallLog log))
                || !log.contactId().equals(placeholderId)) {
            return new Decision(before, List.of());
        }
        CallLog moved = log.on(contact, before.call().direction());
        Grounds grounds = new Grounds(Basis.ONE_CONTACT, null, null);
        return new Draft(before).changeLog(moved, leg -> new Change.LogMoved(leg, moved, log, grounds, CONTACTS));
    }

    /**
     * Decides a call of the past by the rules of today, as if it had just ended.
     *
     * @param other who the pipeline takes the other party for now
     * @param classification what the pipeline would make of the call now
     * @return no change at all if the leg is not one that may be logged later, or not to be logged now either
     */
    public static Decision past(
            CallLeg before, OtherParty other, Classification classification, Cause.PastCalls cause, Instant now) {
        return !isOpenToPastCalls(before) || classification instanceof Classification.NotLogged
                ? new Decision(before, List.of())
                : new Draft(before, before.call(), other.shownNumber()).become(classification, cause, now);
    }

    /** Whether a job for past calls may look at it: nobody decided about it for good. */
    public static boolean isOpenToPastCalls(CallLeg leg) {
        return leg.outcome() instanceof Outcome.NotLogged(NotLoggedReason reason) && !reason.isForGood();
    }
}
