package dev.autolog.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Cause;
import dev.autolog.domain.Change;
import dev.autolog.domain.Dismissal;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Proposal;
import dev.autolog.domain.Publishing;
import dev.autolog.domain.rules.Rules;
import dev.autolog.outbox.AuditLine;
import dev.autolog.outbox.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says each change in the words of the audit trail and of the topics. */
@ApplicationScoped
class AuditWriter {
    /** Why a log that was held back is published: it is complete, or was waited for long enough. */
    private static final String RELEASED = "RELEASED";

    private final ObjectMapper json;

    AuditWriter(ObjectMapper json) {
        this.json = json;
    }

    /** The line for a change. */
    AuditLine line(Change change, Rules rules, Instant now) {
        CallLeg leg = change.leg();
        CallEnded call = leg.call();
        Line line = new Line(leg, now);
        return switch (change) {
            case Change.Logged logged ->
                line.by(logged.cause()).published("LOGGED", Why.of(logged), CallLogged.of(leg, logged.log(), rules));
            case Change.LogCorrected(var _, var log) ->
                leg.publishing() instanceof Publishing.Once
                        ? line.of("LOG_CORRECTED", Why.correction(call), leg.logVersion(), null, null)
                        : line.published("LOG_CORRECTED", Why.correction(call), CallLogged.of(leg, log, rules));
            case Change.LogReleased(var _, var log) ->
                line.published("LOG_RELEASED", Why.of(RELEASED), CallLogged.of(leg, log, rules));
            case Change.LogEdited edited ->
                line.by(edited.cause())
                        .published("LOG_EDITED", Why.of(edited), CallLogged.of(leg, edited.log(), rules));
            case Change.LogMoved moved ->
                line.by(moved.cause()).published("LOG_MOVED", Why.of(moved), CallLogged.of(leg, moved.log(), rules));
            case Change.LogWithdrawn _ ->
                line.of(
                        "LOG_WITHDRAWN",
                        Why.correction(call),
                        leg.logVersion(),
                        leg.publishing() instanceof Publishing.Held ? null : Topic.CALL_LOGGED,
                        null);
            case Change.ConflictOpened(var _, var conflict, Instant openedAt, Cause cause) ->
                line.by(cause)
                        .published(
                                "CONFLICT_OPENED",
                                Why.opened(conflict.kind(), cause),
                                UnresolvedConflict.open(leg, conflict, openedAt));
            case Change.ConflictCorrected(var _, var conflict, Instant openedAt) ->
                line.published(
                        "CONFLICT_CORRECTED", Why.correction(call), UnresolvedConflict.open(leg, conflict, openedAt));
            case Change.ConflictChanged(var _, var conflict, Instant openedAt) ->
                line.published(
                        "CONFLICT_CHANGED", Why.contactsChanged(), UnresolvedConflict.open(leg, conflict, openedAt));
            case Change.ConflictResolved(var _, var conflict, Instant openedAt, Instant at, Cause cause) ->
                line.by(cause)
                        .published(
                                "CONFLICT_RESOLVED",
                                Why.settled(call, cause, null),
                                UnresolvedConflict.resolved(leg, conflict, openedAt, at, cause.actor()));
            case Change.ConflictDismissed(var _, var conflict, Instant openedAt, Dismissal end, Cause cause) ->
                line.by(cause)
                        .published(
                                "CONFLICT_DISMISSED",
                                Why.settled(call, cause, end.because()),
                                UnresolvedConflict.dismissed(leg, conflict, openedAt, end.at(), cause.actor()));
            case Change.NotLogged notLogged -> notLogged(line.by(notLogged.cause()), notLogged, now);
            case Change.NotLoggedCorrected _ -> line.of("NOT_LOGGED_CORRECTED", Why.correction(call), 0, null, null);
        };
    }

    private AuditLine notLogged(Line line, Change.NotLogged change, Instant now) {
        CallLeg leg = change.leg();
        Why why = Why.notLogged(change);
        boolean form = change.reason() == NotLoggedReason.FORM_REQUESTED;
        return form
                        && leg.outcome() instanceof Outcome.NotLogged(var _, Proposal proposal)
                        && proposal instanceof Proposal.WouldLog match
                ? line.of(
                        "NOT_LOGGED",
                        why,
                        // A form has no versions of its own, but each statement of the platform can ask for one.
                        1 + (Long.hashCode(leg.call().sequence()) & (Integer.MAX_VALUE >> 1)),
                        Topic.LOG_FORM_REQUESTED,
                        write(LogFormRequested.of(leg, match, now)))
                : line.of("NOT_LOGGED", why, 0, null, null);
    }

    /** A line on its way, by the pipeline unless somebody else is named. */
    private final class Line {
        private final CallLeg leg;
        private final Instant now;
        private String actor = Cause.PIPELINE;

        Line(CallLeg leg, Instant now) {
            this.leg = leg;
            this.now = now;
        }

        Line by(Cause cause) {
            actor = cause.actor();
            return this;
        }

        /** A log that is held back is written down, and nobody else's business yet. */
        AuditLine published(String action, Why why, CallLogged value) {
            return leg.publishing() instanceof Publishing.Held
                    ? of(action, why, value.version(), null, null)
                    : of(action, why, value.version(), Topic.CALL_LOGGED, write(value));
        }

        AuditLine published(String action, Why why, UnresolvedConflict value) {
            return of(action, why, value.version(), Topic.UNRESOLVED_CONFLICTS, write(value));
        }

        AuditLine of(String action, Why why, int version, @Nullable Topic topic, @Nullable String payload) {
            String accountId = leg.call().leg().accountId();
            return new AuditLine(accountId, leg.id(), now, actor, action, write(why), version, topic, payload);
        }
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }
}
