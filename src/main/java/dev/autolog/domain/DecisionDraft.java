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

    /** A draft for a leg with a corrected interaction. */
    DecisionDraft(CallLeg before, Interaction interaction, @Nullable String shownNumber, LoggingRules loggingRules) {
        this(before.id(), new LegStatement(before.key(), interaction), shownNumber, loggingRules);
        this.logVersion = before.logVersion();
        this.conflictVersion = before.conflictVersion();
        this.publishing = before.publishing();
    }

    /** A draft for a leg whose interaction is unchanged. */
    DecisionDraft(CallLeg before, LoggingRules loggingRules) {
        this(before, before.interaction(), before.shownNumber(), loggingRules);
    }

    /** Keeps a person's notes and disposition for the next log. */
    DecisionDraft withWords(CallLog log) {
        notes = log.notes();
        disposition = log.disposition();
        return this;
    }

    /** The generated subject for a contact's name. */
    String subjectFor(String contactName) {
        return LogTemplate.subject(
                loggingRules.get(Setting.LOG_CONTENT), statement.interaction(), shownNumber, contactName);
    }

    /** Replaces the previous outcome of the leg. */
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

    /** Logs a leg that has no log. */
    Decision log(CallLog log, MatchEvidence matchEvidence, Trigger trigger, Instant now) {
        // Consumers know a log that was published and withdrawn; its successor is published in the same way.
        if (logVersion == 0 || publishing instanceof Publishing.AtOnce) {
            publishing = atFirst(now);
        }
        return changeLog(log, leg -> new Change.LogCreated(leg, log, matchEvidence, trigger));
    }

    private Publishing atFirst(Instant now) {
        return switch (loggingRules.get(Setting.COMPLETION)) {
            case Completion.Incremental _ -> new Publishing.AtOnce();
            // The conversation of a shared inbox has no end, so it is never complete.
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

    /** Publishes a held log. */
    Decision release(CallLog log) {
        publishing = new Publishing.Once();
        return changeLog(log, leg -> new Change.LogReleased(leg, log));
    }

    /** A leg without a log holds none back. */
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

    /** Corrects a log; the pipeline rewords a generated subject, unless a person chose or edited the log. */
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
