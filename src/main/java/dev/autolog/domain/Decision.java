package dev.autolog.domain;

import dev.autolog.domain.Classification.AutoLog;
import dev.autolog.domain.Classification.Conflict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one statement of the telephony platform does to a leg of a call.
 *
 * @param leg the leg afterwards
 * @param changes what happened, in order
 */
public record Decision(CallLeg leg, List<Change> changes) {
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
        return new Draft(id, call, other).become(classification, now);
    }

    /**
     * Decides what a correction changes. A call that a person put on a contact stays there; one that the pipeline logged
     * moves only when the other party's number was corrected; an open conflict is always looked at anew.
     *
     * @param classification what the pipeline would make of the corrected call
     */
    public static Decision correction(
            CallLeg before, CallEnded correction, OtherParty other, Classification classification, Instant now) {
        CallEnded call = correction.keepingWhatOnlyEarlierStatementsTold(before.call());
        boolean otherNumber = !Objects.equals(before.shownNumber(), other.shownNumber());
        return switch (before.outcome()) {
            case Outcome.Logged(CallLog log) -> {
                Draft draft = new Draft(before, call, other);
                if (!otherNumber || log.loggedBy() == LoggedBy.AGENT) {
                    yield draft.correctLog(log, before.call().direction());
                }
                yield classification instanceof AutoLog
                        ? draft.withNotes(log).become(classification, now)
                        : draft.withdraw(log).become(classification, now);
            }
            case Outcome.InConflict(Conflict conflict, Instant openedAt) ->
                new Draft(before, call, other).reconsider(conflict, openedAt, classification, now);
            case Outcome.NotLogged(NotLoggedReason reason) -> {
                Draft draft = new Draft(before, call, other);
                yield otherNumber ? draft.become(classification, now) : draft.stayNotLogged(reason);
            }
        };
    }

    /** Collects changes and counts versions while a decision is made. */
    private static final class Draft {
        private final UUID id;
        private final CallEnded call;
        private final OtherParty other;
        private final List<Change> changes = new ArrayList<>(2);
        private int logVersion;
        private int conflictVersion;
        private @Nullable String notes;

        Draft(UUID id, CallEnded call, OtherParty other) {
            this.id = id;
            this.call = call;
            this.other = other;
        }

        Draft(CallLeg before, CallEnded call, OtherParty other) {
            this(before.id(), call, other);
            this.logVersion = before.logVersion();
            this.conflictVersion = before.conflictVersion();
        }

        Draft withNotes(CallLog log) {
            notes = log.notes();
            return this;
        }

        Decision become(Classification classification, Instant now) {
            return switch (classification) {
                case AutoLog match -> log(match, now);
                case Conflict conflict -> {
                    conflictVersion++;
                    CallLeg leg = leg(new Outcome.InConflict(conflict, now));
                    yield done(leg, new Change.ConflictOpened(leg, conflict, now));
                }
                case Classification.NotLogged(NotLoggedReason reason) -> {
                    CallLeg leg = leg(new Outcome.NotLogged(reason));
                    yield done(leg, new Change.NotLogged(leg, reason));
                }
            };
        }

        Decision reconsider(Conflict before, Instant openedAt, Classification classification, Instant now) {
            conflictVersion++;
            return switch (classification) {
                case Conflict conflict -> {
                    CallLeg leg = leg(new Outcome.InConflict(conflict, openedAt));
                    yield done(leg, new Change.ConflictCorrected(leg, conflict, openedAt));
                }
                case AutoLog match -> {
                    Decision logged = log(match, now);
                    changes.addFirst(new Change.ConflictResolved(logged.leg(), before, openedAt, now));
                    yield new Decision(logged.leg(), changes);
                }
                case Classification.NotLogged(NotLoggedReason reason) -> {
                    CallLeg leg = leg(new Outcome.NotLogged(reason));
                    changes.add(new Change.ConflictDismissed(leg, before, openedAt, now));
                    yield done(leg, new Change.NotLogged(leg, reason));
                }
            };
        }

        Decision correctLog(CallLog log, Direction directionBefore) {
            logVersion++;
            boolean ourSubject = log.subject().equals(CallLog.subjectOf(directionBefore, log.contactName()));
            CallLog corrected =
                    ourSubject ? log.withSubject(CallLog.subjectOf(call.direction(), log.contactName())) : log;
            CallLeg leg = leg(new Outcome.Logged(corrected));
            return done(leg, new Change.LogCorrected(leg, corrected));
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

        private Decision log(AutoLog match, Instant now) {
            logVersion++;
            Contact contact = match.contact();
            CallLog log = new CallLog(
                    contact.id(),
                    contact.name(),
                    match.association().map(Association::id).orElse(null),
                    CallLog.subjectOf(call.direction(), contact.name()),
                    notes,
                    LoggedBy.AUTO,
                    now);
            CallLeg leg = leg(new Outcome.Logged(log));
            return done(leg, new Change.Logged(leg, log, match.matchedPhone()));
        }

        private CallLeg leg(Outcome outcome) {
            return new CallLeg(id, call, other.shownNumber(), outcome, logVersion, conflictVersion);
        }

        private Decision done(CallLeg leg, Change change) {
            changes.add(change);
            return new Decision(leg, changes);
        }
    }
}
