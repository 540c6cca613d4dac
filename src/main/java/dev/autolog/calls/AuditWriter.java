package dev.autolog.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Cause;
import dev.autolog.domain.Change;
import dev.autolog.domain.Dismissal;
import dev.autolog.outbox.AuditLine;
import dev.autolog.outbox.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says each change in the words of the audit trail and of the topics. */
@ApplicationScoped
class AuditWriter {
    private final ObjectMapper json;

    AuditWriter(ObjectMapper json) {
        this.json = json;
    }

    /** The line for a change. */
    AuditLine line(Change change, Instant now) {
        CallLeg leg = change.leg();
        long sequence = leg.call().sequence();
        Line line = new Line(leg, now);
        return switch (change) {
            case Change.Logged logged ->
                line.by(logged.cause()).published("LOGGED", Why.of(logged), CallLogged.of(leg, logged.log()));
            case Change.LogCorrected(var _, var log) ->
                line.published("LOG_CORRECTED", Why.correction(sequence), CallLogged.of(leg, log));
            case Change.LogEdited edited ->
                line.by(edited.cause()).published("LOG_EDITED", Why.of(edited), CallLogged.of(leg, edited.log()));
            case Change.LogMoved moved ->
                line.by(moved.cause()).published("LOG_MOVED", Why.of(moved), CallLogged.of(leg, moved.log()));
            case Change.LogWithdrawn _ ->
                line.of("LOG_WITHDRAWN", Why.correction(sequence), leg.logVersion(), Topic.CALL_LOGGED, null);
            case Change.ConflictOpened(var _, var conflict, Instant openedAt, Cause cause) ->
                line.by(cause)
                        .published(
                                "CONFLICT_OPENED",
                                Why.opened(conflict.kind(), cause),
                                UnresolvedConflict.open(leg, conflict, openedAt));
            case Change.ConflictCorrected(var _, var conflict, Instant openedAt) ->
                line.published(
                        "CONFLICT_CORRECTED",
                        Why.correction(sequence),
                        UnresolvedConflict.open(leg, conflict, openedAt));
            case Change.ConflictChanged(var _, var conflict, Instant openedAt) ->
                line.published(
                        "CONFLICT_CHANGED", Why.contactsChanged(), UnresolvedConflict.open(leg, conflict, openedAt));
            case Change.ConflictResolved(var _, var conflict, Instant openedAt, Instant at, Cause cause) ->
                line.by(cause)
                        .published(
                                "CONFLICT_RESOLVED",
                                Why.settled(sequence, cause, null),
                                UnresolvedConflict.resolved(leg, conflict, openedAt, at, cause.actor()));
            case Change.ConflictDismissed(var _, var conflict, Instant openedAt, Dismissal end, Cause cause) ->
                line.by(cause)
                        .published(
                                "CONFLICT_DISMISSED",
                                Why.settled(sequence, cause, end.because()),
                                UnresolvedConflict.dismissed(leg, conflict, openedAt, end.at(), cause.actor()));
            case Change.NotLogged(var _, var reason, Cause cause) ->
                line.by(cause).of("NOT_LOGGED", Why.of(reason), 0, null, null);
            case Change.NotLoggedCorrected _ ->
                line.of("NOT_LOGGED_CORRECTED", Why.correction(sequence), 0, null, null);
        };
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

        AuditLine published(String action, Why why, CallLogged value) {
            return of(action, why, value.version(), Topic.CALL_LOGGED, write(value));
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
