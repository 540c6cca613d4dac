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
 * The effect of one event on a leg.
 *
 * @param leg the leg afterwards
 * @param changes the changes, in order; empty if there are none
 */
public record Decision(CallLeg leg, List<Change> changes) {
    private static final Trigger PLATFORM = new Trigger.Platform();
    private static final Trigger CONTACTS = new Trigger.ContactChange();

    public Decision {
        changes = List.copyOf(changes);
    }

    /**
     * Decides a leg on its first record.
     *
     * @param id the id of its log or conflict
     * @param loggingRules the rules of the leg's agent
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
     * Decides messages that begin a new part of a thread, because the log of the earlier ones no longer has the right contact or
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
     * Decides a correction of a leg whose log's contact was deleted: it is decided again even if a person chose the contact, so
     * that no version names the deleted one. A person's notes and disposition are kept for the next contact.
     *
     * @param before the leg, which is logged
     * @param classification how the pipeline classifies the corrected call
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
     * Whether a correction needs a new classification of the call.
     *
     * @param before null for an unknown leg
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
                                            // Further messages follow the settings at their time.
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
     * Decides the changes of a correction. A log that a person chose or edited keeps everything but the facts of the call. A log
     * of the pipeline alone moves when the other party's number was corrected, and is withdrawn when the account does not log
     * calls with the new result. An open conflict is always matched again. A call that a person dismissed stays dismissed, even
     * if its other party turns out to be another one.
     *
     * @param classification how the pipeline classifies the corrected call
     * @param loggingRules the rules of the leg's agent
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

    /** Further messages of a skipped thread add no further audit entries. */
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
     * Decides a missed leg after a colleague's leg of the same call turns out to be answered.
     *
     * @param loggingRules the rules of the leg's agent
     * @return no change if the account logs such legs, the leg was not missed, or a person decided it
     */
    public static Decision answeredByOthers(CallLeg before, LoggingRules loggingRules, Instant now) {
        return loggingRules.get(Setting.WHICH_CALLS).missedButAnsweredByOthers()
                ? new Decision(before, List.of())
                : missedInVain(before, NotLoggedReason.ANSWERED_BY_OTHERS, loggingRules, now);
    }

    /**
     * Decides a missed leg after the caller's voicemail was logged or opened a conflict.
     *
     * @param loggingRules the rules of the leg's agent
     * @return no change if the leg was not missed, or a person decided it
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
     * Rechecks a conflict after contacts changed.
     *
     * @param other the other party as matched now
     * @param classification how the pipeline classifies the call now
     * @param loggingRules the rules of the leg's agent
     * @return no change if the leg has no open conflict, if the conflict is unchanged, or if the call need no longer be logged:
     *     dismissing it is left to a person
     */
    public static Decision reconsidered(
            CallLeg before, OtherParty other, Classification classification, LoggingRules loggingRules, Instant now) {
        // The number itself is read differently now, which is no change of a contact.
        if (!(before.outcome() instanceof Outcome.InConflict(Conflict conflict, Instant openedAt))
                || isOtherNumber(before, other)) {
            return new Decision(before, List.of());
        }
        DecisionDraft decisionDraft = new DecisionDraft(before, loggingRules);
        return switch (classification) {
            case Conflict is -> changed(decisionDraft, before, conflict, is, openedAt);
            // Only a new call creates a placeholder.
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
     * Moves a log whose contact the CRM merged into another, or whose placeholder was replaced by the CRM's own record. A
     * person's fields are kept.
     *
     * @param oldId the id of the old contact
     * @param loggingRules the rules of the leg's agent
     * @return no change if the leg is not logged on the old contact
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
     * Releases a held log when its deadline has passed.
     *
     * @param loggingRules the rules of the leg's agent
     * @return no change if the log is not held or its deadline is later
     */
    public static Decision released(CallLeg before, LoggingRules loggingRules, Instant now) {
        return before.outcome() instanceof Outcome.Logged(CallLog log)
                        && before.publishing() instanceof Publishing.Held(Instant until)
                        && !until.isAfter(now)
                ? new DecisionDraft(before, loggingRules).release(log)
                : new Decision(before, List.of());
    }

    /**
     * Releases a held log like {@link #released}, after moving it to the contact that its own was merged into.
     *
     * @param contact the contact that replaces the log's
     * @param loggingRules the rules of the leg's agent
     */
    public static Decision releasedOn(CallLeg before, Contact contact, LoggingRules loggingRules, Instant now) {
        return before.outcome() instanceof Outcome.Logged(CallLog log)
                ? merged(before, log.contactId(), contact, loggingRules)
                        .then(moved -> released(moved, loggingRules, now))
                : new Decision(before, List.of());
    }

    /** This decision, followed by the next one on the leg that it leaves. */
    Decision then(Function<CallLeg, Decision> next) {
        Decision after = next.apply(leg);
        return new Decision(
                after.leg(),
                Stream.concat(changes.stream(), after.changes().stream()).toList());
    }

    /**
     * Decides a past call for a backfill, by the current rules.
     *
     * @param other the other party as matched now
     * @param classification how the pipeline classifies the call now
     * @param loggingRules the rules of the leg's agent
     * @param cause the backfill job
     * @return no change if the leg is not open to backfills, or the current rules skip it too
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

    /** Whether a backfill may log a leg: it is not logged, and the reason is not final. */
    public static boolean isOpenToPastCalls(CallLeg leg) {
        return leg.outcome() instanceof Outcome.NotLogged(NotLoggedReason reason, var _) && !reason.isForGood();
    }
}
