package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Classification.CreatePlaceholder;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one event does to a leg of a call.
 *
 * @param leg the leg afterwards
 * @param changes what happened, in order; none if nothing did
 */
public record Decision(CallLeg leg, List<Change> changes) {
    private static final Trigger PLATFORM = new Trigger.Platform();
    private static final Trigger CONTACTS = new Trigger.ContactChange();

    public Decision {
        changes = List.copyOf(changes);
    }

    /**
     * Decides a leg that nothing was known of.
     *
     * @param id the id its log or conflict will have
     * @param loggingRules what holds for the leg's agent
     */
    public static Decision first(
            UUID id,
            LegStatement statement,
            OtherParty other,
            Classification classification,
            LoggingRules loggingRules,
            Instant now) {
        return first(id, statement, other, classification, loggingRules, PLATFORM, now);
    }

    /**
     * Decides messages that begin a thread of their own, because the log of the earlier ones no longer has the right contact or
     * association.
     *
     * @param id the id of their log or conflict
     * @param loggingRules the rules of the thread's agent
     */
    public static Decision renewed(
            UUID id,
            LegStatement statement,
            OtherParty other,
            Classification classification,
            LoggingRules loggingRules,
            Trigger.Renewal cause,
            Instant now) {
        return first(id, statement, other, classification, loggingRules, cause, now);
    }

    private static Decision first(
            UUID id,
            LegStatement statement,
            OtherParty other,
            Classification classification,
            LoggingRules loggingRules,
            Trigger trigger,
            Instant now) {
        return new DecisionDraft(id, statement, other.shownNumber(), loggingRules).become(classification, trigger, now);
    }

    /**
     * Decides a correction of a leg whose log's contact was deleted: it is decided anew, also if a person chose the contact, so that
     * no version names the deleted one. A person's words follow to the next contact.
     *
     * @param before the leg; it is logged
     * @param classification what the pipeline would make of the corrected call
     * @param loggingRules the rules of the leg's agent
     */
    public static Decision contactDeleted(
            CallLeg before,
            Interaction correction,
            OtherParty other,
            Classification classification,
            LoggingRules loggingRules,
            Instant now) {
        if (!(before.outcome() instanceof Outcome.Logged(CallLog log))) {
            return correction(before, correction, other, classification, loggingRules, now);
        }
        var trigger = new Trigger.Renewal(RenewalReason.CONTACT_DELETED);
        DecisionDraft decisionDraft = new DecisionDraft(
                before, correction.filledFrom(before.interaction()), other.shownNumber(), loggingRules);
        return classification instanceof AutoLog
                ? decisionDraft.withWords(log).become(classification, trigger, now)
                : decisionDraft.withdraw(log).become(classification, trigger, now);
    }

    /**
     * Whether it matters for a correction what the pipeline would make of the corrected call.
     *
     * @param before null for a leg that nothing was known of
     */
    public static boolean isOpenTo(@Nullable CallLeg before, Interaction interaction, OtherParty other) {
        return before == null
                || switch (before.outcome()) {
                    case Outcome.Logged(CallLog log) ->
                        !log.isAPersons()
                                && (isOtherNumber(before, other)
                                        || isEmptyThread(interaction)
                                        || isWithdrawn(interaction));
                    case Outcome.InConflict _ -> true;
                    case Outcome.NotLogged(NotLoggedReason reason, var _) ->
                        reason != NotLoggedReason.DISMISSED
                                && (isOtherNumber(before, other)
                                        || (reason == NotLoggedReason.WITHDRAWN) != isWithdrawn(interaction)
                                        || switch (interaction) {
                                            // Further messages follow the settings of their time.
                                            case MessageThread _ -> true;
                                            case Call call -> reason.isByResult() && isOtherResult(before, call);
                                        });
                    case Outcome.Erased _ -> false;
                };
    }

    private static boolean isWithdrawn(Interaction interaction) {
        return interaction instanceof Call call && call.withdrawn();
    }

    private static boolean isEmptyThread(Interaction interaction) {
        return interaction instanceof MessageThread thread && thread.isEmpty();
    }

    private static boolean isOtherResult(CallLeg before, Interaction interaction) {
        return before.interaction().result() != interaction.result();
    }

    private static boolean isOtherNumber(CallLeg before, OtherParty other) {
        return !Objects.equals(before.shownNumber(), other.shownNumber());
    }

    /**
     * Decides what a correction changes. A log that a person had a hand in stays as it is but for the facts of the call; one
     * that is all the pipeline's moves when the other party's number was corrected, and goes when a call that ended like that
     * is not to be logged; an open conflict is always looked at anew. A call that a person dismissed stays so, independent of who it
     * turns out to have been with.
     *
     * @param classification what the pipeline would make of the corrected call
     * @param loggingRules what holds for the leg's agent
     */
    public static Decision correction(
            CallLeg before,
            Interaction correction,
            OtherParty other,
            Classification classification,
            LoggingRules loggingRules,
            Instant now) {
        Interaction interaction = correction.filledFrom(before.interaction());
        DecisionDraft decisionDraft = new DecisionDraft(before, interaction, other.shownNumber(), loggingRules);
        boolean isOpen = isOpenTo(before, interaction, other);
        return switch (before.outcome()) {
            case Outcome.Logged(CallLog log) -> {
                boolean goes = !log.isAPersons() && goesByResult(before, interaction, classification);
                if (!isOpen && !goes) {
                    yield decisionDraft.correctLog(log);
                }
                yield classification instanceof AutoLog
                        ? decisionDraft.withWords(log).become(classification, PLATFORM, now)
                        : decisionDraft.withdraw(log).become(classification, PLATFORM, now);
            }
            case Outcome.InConflict(Conflict conflict, Instant openedAt) ->
                corrected(decisionDraft, conflict, openedAt, classification, now);
            case Outcome.NotLogged(NotLoggedReason reason, Proposal proposal) ->
                isOpen && !staysNotLogged(interaction, reason, classification)
                        ? decisionDraft.become(classification, PLATFORM, now)
                        : decisionDraft.stayNotLogged(reason, proposal);
            case Outcome.Erased _ -> new Decision(before, List.of());
        };
    }

    /** Messages are not said not to be logged once more for each that comes. */
    private static boolean staysNotLogged(
            Interaction interaction, NotLoggedReason before, Classification classification) {
        return interaction instanceof MessageThread
                && classification instanceof Classification.Skip nothing
                && nothing.reason() == before;
    }

    private static boolean goesByResult(CallLeg before, Interaction interaction, Classification classification) {
        return isOtherResult(before, interaction)
                && classification instanceof Classification.Skip nothing
                && nothing.reason().isByResult();
    }

    private static Decision corrected(
            DecisionDraft decisionDraft,
            Conflict before,
            Instant openedAt,
            Classification classification,
            Instant now) {
        return switch (classification) {
            case Conflict conflict -> stillInConflict(decisionDraft, conflict, openedAt);
            case CreatePlaceholder make -> stillInConflict(decisionDraft, make.fallback(), openedAt);
            case AutoLog match -> decisionDraft.resolve(before, openedAt, match, PLATFORM, now);
            case Classification.Skip nothing ->
                decisionDraft.dismiss(before, openedAt, nothing, new Dismissal(now, null), PLATFORM);
        };
    }

    private static Decision stillInConflict(DecisionDraft decisionDraft, Conflict conflict, Instant openedAt) {
        return decisionDraft.stayInConflict(
                conflict, openedAt, leg -> new Change.ConflictCorrected(leg, conflict, openedAt));
    }

    /**
     * Decides about a missed leg once a colleague's leg of the same call turns out to have been answered.
     *
     * @param loggingRules what holds for the leg's agent
     * @return no change at all if the leg was not missed, if it is logged nevertheless, or if a person had a hand in it
     */
    public static Decision answeredByOthers(CallLeg before, LoggingRules loggingRules, Instant now) {
        return loggingRules.get(Setting.WHICH_CALLS).missedButAnsweredByOthers()
                ? new Decision(before, List.of())
                : missedInVain(before, NotLoggedReason.ANSWERED_BY_OTHERS, loggingRules, now);
    }

    /**
     * Decides about a missed leg once the voicemail that the caller left is logged, or waits for a person.
     *
     * @param loggingRules the rules of the leg's agent
     * @return no change at all if the leg was not missed, or if a person had a hand in it
     */
    public static Decision leftVoicemail(CallLeg before, LoggingRules loggingRules, Instant now) {
        return missedInVain(before, NotLoggedReason.LEFT_VOICEMAIL, loggingRules, now);
    }

    /**
     * Decides a missed leg again after the colleague's answer or the voicemail, for which it was not logged, was corrected or
     * withdrawn.
     *
     * @param other the other party, as the pipeline reads it now
     * @param loggingRules the rules of the leg's agent
     * @return without a change if the leg has another outcome, or still is not to be logged for such a reason
     */
    public static Decision missedAfterAll(
            CallLeg before, OtherParty other, Classification classification, LoggingRules loggingRules, Instant now) {
        boolean isReopened = before.outcome() instanceof Outcome.NotLogged(NotLoggedReason reason, var _)
                && reason.isByOtherLeg()
                && !(classification instanceof Classification.Skip again
                        && again.reason().isByOtherLeg());
        return isReopened
                ? new DecisionDraft(before, before.interaction(), other.shownNumber(), loggingRules)
                        .become(classification, PLATFORM, now)
                : new Decision(before, List.of());
    }

    private static Decision missedInVain(
            CallLeg before, NotLoggedReason reason, LoggingRules loggingRules, Instant now) {
        if (!(before.interaction() instanceof Call call) || !call.isMissed()) {
            return new Decision(before, List.of());
        }
        DecisionDraft decisionDraft = new DecisionDraft(before, loggingRules);
        var nothing = new Classification.Skip(reason);
        return switch (before.outcome()) {
            case Outcome.Logged(CallLog log)
            when !log.isAPersons() -> decisionDraft.withdraw(log).become(nothing, PLATFORM, now);
            case Outcome.InConflict(Conflict conflict, Instant openedAt) ->
                decisionDraft.dismiss(conflict, openedAt, nothing, new Dismissal(now, null), PLATFORM);
            case Outcome.Logged _, Outcome.NotLogged _, Outcome.Erased _ -> new Decision(before, List.of());
        };
    }

    /**
     * Decides whether a conflict has settled itself since its contacts changed.
     *
     * @param other who the pipeline takes the other party for now
     * @param classification what the pipeline would make of the call now
     * @param loggingRules what holds for the leg's agent
     * @return no change at all if the leg is in no conflict, or in the same one still, or if there is nothing to log any more,
     *     which is for a person to say
     */
    public static Decision reconsidered(
            CallLeg before, OtherParty other, Classification classification, LoggingRules loggingRules, Instant now) {
        // Read otherwise than before, which no contact has to do with.
        if (!(before.outcome() instanceof Outcome.InConflict(Conflict conflict, Instant openedAt))
                || isOtherNumber(before, other)) {
            return new Decision(before, List.of());
        }
        DecisionDraft decisionDraft = new DecisionDraft(before, loggingRules);
        return switch (classification) {
            case Conflict is -> changed(decisionDraft, before, conflict, is, openedAt);
            // Only a call makes a contact.
            case CreatePlaceholder make -> changed(decisionDraft, before, conflict, make.fallback(), openedAt);
            case AutoLog match -> decisionDraft.resolve(conflict, openedAt, match, CONTACTS, now);
            case Classification.Skip _ -> new Decision(before, List.of());
        };
    }

    private static Decision changed(
            DecisionDraft decisionDraft, CallLeg before, Conflict was, Conflict is, Instant openedAt) {
        return is.equals(was)
                ? new Decision(before, List.of())
                : decisionDraft.stayInConflict(is, openedAt, leg -> new Change.ConflictChanged(leg, is, openedAt));
    }

    /**
     * Decides where a log goes whose contact the CRM merged into another, or whose placeholder its own record took the place of.
     * What a person wrote stays.
     *
     * @param oldId the contact that is no more
     * @param loggingRules what holds for the leg's agent
     * @return no change at all if the leg is not logged on it
     */
    public static Decision merged(CallLeg before, String oldId, Contact contact, LoggingRules loggingRules) {
        if (!(before.outcome() instanceof Outcome.Logged(CallLog log))
                || !log.contactId().equals(oldId)) {
            return new Decision(before, List.of());
        }
        DecisionDraft decisionDraft = new DecisionDraft(before, loggingRules);
        CallLog moved = log.on(contact, decisionDraft::subjectFor);
        MatchEvidence matchEvidence = new MatchEvidence(MatchReason.ONE_CONTACT, null, null);
        return decisionDraft.changeLog(moved, leg -> new Change.LogMoved(leg, moved, log, matchEvidence, CONTACTS));
    }

    /**
     * Decides about a log that is held back once it was waited for long enough.
     *
     * @param loggingRules what holds for the leg's agent
     * @return no change at all if it is not held back, or has to wait longer
     */
    public static Decision released(CallLeg before, LoggingRules loggingRules, Instant now) {
        return before.outcome() instanceof Outcome.Logged(CallLog log)
                        && before.publishing() instanceof Publishing.Held(Instant until)
                        && !until.isAfter(now)
                ? new DecisionDraft(before, loggingRules).release(log)
                : new Decision(before, List.of());
    }

    /**
     * Decides about a log that is held back, as {@link #released} does, after its contact was merged into another.
     *
     * @param contact the contact that took the place of the log's
     * @param loggingRules the rules of the leg's agent
     */
    public static Decision releasedOn(CallLeg before, Contact contact, LoggingRules loggingRules, Instant now) {
        return before.outcome() instanceof Outcome.Logged(CallLog log)
                ? merged(before, log.contactId(), contact, loggingRules)
                        .then(moved -> released(moved, loggingRules, now))
                : new Decision(before, List.of());
    }

    /** This decision, and the one that follows from where it left the leg. */
    Decision then(Function<CallLeg, Decision> next) {
        Decision after = next.apply(leg);
        return new Decision(
                after.leg(),
                Stream.concat(changes.stream(), after.changes().stream()).toList());
    }

    /**
     * Decides a call of the past that was not logged when it ended, as the rules of today have it.
     *
     * @param other who the pipeline takes the other party for now
     * @param classification what the pipeline would make of the call now
     * @param loggingRules what holds for the leg's agent
     * @param cause the job
     * @return no change at all if the leg is not one that may be logged later, or not to be logged today either
     */
    public static Decision past(
            CallLeg before,
            OtherParty other,
            Classification classification,
            LoggingRules loggingRules,
            Trigger.Backfill cause,
            Instant now) {
        return !isOpenToPastCalls(before) || classification instanceof Classification.Skip
                ? new Decision(before, List.of())
                : new DecisionDraft(before, before.interaction(), other.shownNumber(), loggingRules)
                        .become(classification, cause, now);
    }

    /** Whether a job for past calls may look at a leg: it is not logged, and that is not final. */
    public static boolean isOpenToPastCalls(CallLeg leg) {
        return leg.outcome() instanceof Outcome.NotLogged(NotLoggedReason reason, var _) && !reason.isForGood();
    }
}
