package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import dev.autolog.domain.Classification.CreatePlaceholder;
import dev.autolog.domain.rules.Completion;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects changes and counts versions while a decision is made. */
final class DecisionDraft {
    private final UUID id;
    private final LegStatement statement;
    private final @Nullable String shownNumber;
    private final LoggingRules loggingRules;
    private final List<Change> changes = new ArrayList<>(2);
    private int logVersion;
    private int conflictVersion;
    private Publishing publishing = new Publishing.AtOnce();
    private @Nullable String notes;
    private @Nullable String disposition;

    DecisionDraft(UUID id, LegStatement statement, @Nullable String shownNumber, LoggingRules loggingRules) {
        this.id = id;
        this.statement = statement;
        this.shownNumber = shownNumber;
        this.loggingRules = loggingRules;
    }

    /** Of a leg of which something else is known now. */
    DecisionDraft(CallLeg before, Interaction interaction, @Nullable String shownNumber, LoggingRules loggingRules) {
        this(before.id(), new LegStatement(before.key(), interaction), shownNumber, loggingRules);
        this.logVersion = before.logVersion();
        this.conflictVersion = before.conflictVersion();
        this.publishing = before.publishing();
    }

    /** Of a leg whose call stays as it is. */
    DecisionDraft(CallLeg before, LoggingRules loggingRules) {
        this(before, before.interaction(), before.shownNumber(), loggingRules);
    }

    /** Keeps what a person wrote about the call for the next log. */
    DecisionDraft withWords(CallLog log) {
        notes = log.notes();
        disposition = log.disposition();
        return this;
    }

    /** The made-up subject for a contact's name. */
    String subjectFor(String contactName) {
        return LogTemplate.subject(
                loggingRules.get(Setting.LOG_CONTENT), statement.interaction(), shownNumber, contactName);
    }

    /** Leaves the previous state of the leg. */
    Decision become(Classification classification, Trigger trigger, Instant now) {
        return switch (classification) {
            case AutoLog match -> log(logOf(match, now), match.evidence(), trigger, now);
            case Conflict conflict -> open(conflict, trigger, now);
            case CreatePlaceholder make -> open(make.fallback(), trigger, now);
            case Classification.Skip nothing -> notLogged(nothing, trigger);
        };
    }

    private Decision open(Conflict conflict, Trigger trigger, Instant now) {
        conflictVersion++;
        letGo();
        CallLeg leg = leg(new Outcome.InConflict(conflict, now));
        return done(leg, new Change.ConflictOpened(leg, conflict, now, trigger));
    }

    private CallLog logOf(AutoLog match, Instant now) {
        Contact contact = match.contact();
        return new CallLog(
                contact.id(),
                contact.name(),
                match.association().map(Association::id).orElse(null),
                match.association().map(Association::kind).orElse(null),
                subjectFor(contact.name()),
                true,
                notes,
                disposition,
                match.loggedBy(),
                now,
                null,
                null);
    }

    /** Puts a leg that has no log on a contact. */
    Decision log(CallLog log, MatchEvidence matchEvidence, Trigger trigger, Instant now) {
        // A log that was published and withdrawn is known already; what takes its place is published like it.
        if (logVersion == 0 || publishing instanceof Publishing.AtOnce) {
            publishing = atFirst(now);
        }
        return changeLog(log, leg -> new Change.LogCreated(leg, log, matchEvidence, trigger));
    }

    private Publishing atFirst(Instant now) {
        return switch (loggingRules.get(Setting.COMPLETION)) {
            case Completion.Incremental _ -> new Publishing.AtOnce();
            // A conversation that goes on for days is never complete.
            case Completion.AllAtOnce _ when MessageThread.isOfInbox(statement.key()) -> new Publishing.AtOnce();
            case Completion.AllAtOnce(var deadline) -> {
                Interaction interaction = statement.interaction();
                Instant until = interaction
                        .closesAt(loggingRules.get(Setting.LOG_CONTENT).zone())
                        .plus(deadline);
                yield interaction.isComplete() || !until.isAfter(now)
                        ? new Publishing.Once()
                        : new Publishing.Held(until);
            }
        };
    }

    /** Gives the log its next version. */
    Decision changeLog(CallLog log, Function<CallLeg, Change> change) {
        logVersion++;
        CallLeg leg = leg(new Outcome.Logged(log));
        return done(leg, change.apply(leg));
    }

    /** Publishes a log that was held back. */
    Decision release(CallLog log) {
        publishing = new Publishing.Once();
        return changeLog(log, leg -> new Change.LogReleased(leg, log));
    }

    /** A log that is no more is not waited for. */
    private void letGo() {
        publishing = publishing instanceof Publishing.Held ? new Publishing.AtOnce() : publishing;
    }

    private Decision notLogged(Classification.Skip nothing, Trigger trigger) {
        letGo();
        CallLeg leg = leg(new Outcome.NotLogged(nothing.reason(), nothing.proposal()));
        return done(leg, new Change.CallSkipped(leg, nothing.reason(), nothing.note(), trigger));
    }

    Decision stayInConflict(Conflict conflict, Instant openedAt, Function<CallLeg, Change> change) {
        conflictVersion++;
        CallLeg leg = leg(new Outcome.InConflict(conflict, openedAt));
        return done(leg, change.apply(leg));
    }

    Decision resolve(Conflict conflict, Instant openedAt, AutoLog match, Trigger trigger, Instant now) {
        return resolve(conflict, openedAt, logOf(match, now), match.evidence(), trigger, now);
    }

    /** Closes a conflict with a log. */
    Decision resolve(
            Conflict conflict,
            Instant openedAt,
            CallLog log,
            MatchEvidence matchEvidence,
            Trigger trigger,
            Instant now) {
        conflictVersion++;
        Decision logged = log(log, matchEvidence, trigger, now);
        changes.addFirst(new Change.ConflictResolved(logged.leg(), conflict, openedAt, now, trigger));
        return new Decision(logged.leg(), changes);
    }

    /** Closes a conflict without a log. */
    Decision dismiss(
            Conflict conflict, Instant openedAt, Classification.Skip nothing, Dismissal dismissal, Trigger trigger) {
        conflictVersion++;
        Decision notLogged = notLogged(nothing, trigger);
        changes.addFirst(new Change.ConflictDismissed(notLogged.leg(), conflict, openedAt, dismissal, trigger));
        return new Decision(notLogged.leg(), changes);
    }

    /** Of a log that no person had a hand in the subject follows the call; people's words stay. */
    Decision correctLog(CallLog log) {
        boolean reword = !log.isAPersons() && log.subjectIsMadeUp();
        CallLog corrected = reword ? log.withSubjectMadeUp(this::subjectFor) : log;
        return publishing instanceof Publishing.Held && statement.interaction().isComplete()
                ? release(corrected)
                : changeLog(corrected, leg -> new Change.LogCorrected(leg, corrected));
    }

    DecisionDraft withdraw(CallLog log) {
        logVersion++;
        changes.add(new Change.LogWithdrawn(leg(new Outcome.Logged(log)), log));
        return this;
    }

    Decision stayNotLogged(NotLoggedReason reason, @Nullable Proposal proposal) {
        CallLeg leg = leg(new Outcome.NotLogged(reason, proposal));
        return done(leg, new Change.SkipCorrected(leg, reason));
    }

    private CallLeg leg(Outcome outcome) {
        return new CallLeg(
                id,
                statement.key(),
                statement.interaction(),
                shownNumber,
                outcome,
                logVersion,
                conflictVersion,
                publishing);
    }

    private Decision done(CallLeg leg, Change change) {
        changes.add(change);
        return new Decision(leg, changes);
    }
}
