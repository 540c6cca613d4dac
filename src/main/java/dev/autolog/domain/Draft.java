package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects changes and counts versions while a decision is made. */
final class Draft {
    private final UUID id;
    private final CallEnded call;
    private final @Nullable String shownNumber;
    private final List<Change> changes = new ArrayList<>(2);
    private int logVersion;
    private int conflictVersion;
    private @Nullable String notes;

    Draft(UUID id, CallEnded call, @Nullable String shownNumber) {
        this.id = id;
        this.call = call;
        this.shownNumber = shownNumber;
    }

    /** Of a leg of which something else is known now. */
    Draft(CallLeg before, CallEnded call, @Nullable String shownNumber) {
        this(before.id(), call, shownNumber);
        this.logVersion = before.logVersion();
        this.conflictVersion = before.conflictVersion();
    }

    /** Of a leg whose call stays as it is. */
    Draft(CallLeg before) {
        this(before, before.call(), before.shownNumber());
    }

    Draft withNotes(CallLog log) {
        notes = log.notes();
        return this;
    }

    /** Leaves whatever state the leg was in. */
    Decision become(Classification classification, Cause cause, Instant now) {
        return switch (classification) {
            case AutoLog match -> log(logOf(match, now), match.grounds(), cause);
            case Conflict conflict -> {
                conflictVersion++;
                CallLeg leg = leg(new Outcome.InConflict(conflict, now));
                yield done(leg, new Change.ConflictOpened(leg, conflict, now, cause));
            }
            case Classification.NotLogged(NotLoggedReason reason) -> notLogged(reason, cause);
        };
    }

    private CallLog logOf(AutoLog match, Instant now) {
        Contact contact = match.contact();
        return new CallLog(
                contact.id(),
                contact.name(),
                match.association().map(Association::id).orElse(null),
                CallLog.subjectOf(call.direction(), contact.name()),
                notes,
                null,
                match.basis() == Basis.REMEMBERED_NUMBER ? LoggedBy.POLICY : LoggedBy.AUTO,
                now,
                null,
                null);
    }

    /** Puts a leg that has no log on a contact. */
    Decision log(CallLog log, Grounds grounds, Cause cause) {
        return changeLog(log, leg -> new Change.Logged(leg, log, grounds, cause));
    }

    /** Gives the log its next version. */
    Decision changeLog(CallLog log, Function<CallLeg, Change> change) {
        logVersion++;
        CallLeg leg = leg(new Outcome.Logged(log));
        return done(leg, change.apply(leg));
    }

    private Decision notLogged(NotLoggedReason reason, Cause cause) {
        CallLeg leg = leg(new Outcome.NotLogged(reason));
        return done(leg, new Change.NotLogged(leg, reason, cause));
    }

    Decision stayInConflict(Conflict conflict, Instant openedAt, Function<CallLeg, Change> change) {
        conflictVersion++;
        CallLeg leg = leg(new Outcome.InConflict(conflict, openedAt));
        return done(leg, change.apply(leg));
    }

    Decision resolve(Conflict conflict, Instant openedAt, AutoLog match, Cause cause, Instant now) {
        return resolve(conflict, openedAt, logOf(match, now), match.grounds(), cause, now);
    }

    /** Closes a conflict with a log. */
    Decision resolve(Conflict conflict, Instant openedAt, CallLog log, Grounds grounds, Cause cause, Instant now) {
        conflictVersion++;
        Decision logged = log(log, grounds, cause);
        changes.addFirst(new Change.ConflictResolved(logged.leg(), conflict, openedAt, now, cause));
        return new Decision(logged.leg(), changes);
    }

    /** Closes a conflict without a log. */
    Decision dismiss(Conflict conflict, Instant openedAt, NotLoggedReason reason, Dismissal dismissal, Cause cause) {
        conflictVersion++;
        Decision notLogged = notLogged(reason, cause);
        changes.addFirst(new Change.ConflictDismissed(notLogged.leg(), conflict, openedAt, dismissal, cause));
        return new Decision(notLogged.leg(), changes);
    }

    /** Of a log that no person had a hand in the subject follows the direction; people's words stay. */
    Decision correctLog(CallLog log, Direction directionBefore) {
        boolean reword = !log.isAPersons() && log.subjectIsMadeUp(directionBefore);
        CallLog corrected = reword ? log.withSubject(CallLog.subjectOf(call.direction(), log.contactName())) : log;
        return changeLog(corrected, leg -> new Change.LogCorrected(leg, corrected));
    }

    Draft withdraw(CallLog log) {
        logVersion++;
        changes.add(new Change.LogWithdrawn(leg(new Outcome.Logged(log)), log));
        return this;
    }

    Decision stayNotLogged(NotLoggedReason reason) {
        CallLeg leg = leg(new Outcome.NotLogged(reason));
        return done(leg, new Change.NotLoggedCorrected(leg, reason));
    }

    private CallLeg leg(Outcome outcome) {
        return new CallLeg(id, call, shownNumber, outcome, logVersion, conflictVersion);
    }

    private Decision done(CallLeg leg, Change change) {
        changes.add(change);
        return new Decision(leg, changes);
    }
}
