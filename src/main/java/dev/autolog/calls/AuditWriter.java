package dev.autolog.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.domain.Dismissal;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.NotLoggedReason;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Proposal;
import dev.autolog.domain.Publishing;
import dev.autolog.domain.RenewalReason;
import dev.autolog.domain.Trigger;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.outbox.AuditEntry;
import dev.autolog.outbox.OutputTopic;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Converts changes to audit entries with the values to publish. */
@ApplicationScoped
class AuditWriter {
    /** The reasons for the release of a held log: it is complete, or its deadline has passed. */
    private static final String RELEASED = "RELEASED";

    private final ObjectMapper json;

    AuditWriter(ObjectMapper json) {
        this.json = json;
    }

    /** The audit entry of a change. */
    AuditEntry auditEntry(Change change, LoggingRules loggingRules, Instant now) {
        CallLeg leg = change.leg();
        Interaction interaction = leg.interaction();
        AuditDraft auditDraft = new AuditDraft(leg, now);
        return switch (change) {
            case Change.LogCreated logCreated ->
                auditDraft
                        .by(logCreated.trigger())
                        .published(
                                "LOGGED",
                                AuditDetails.of(logCreated),
                                CallLoggedJson.of(leg, logCreated.log(), loggingRules));
            case Change.LogCorrected(var _, var log) ->
                leg.publishing() instanceof Publishing.Once
                        ? auditDraft.of(
                                "LOG_CORRECTED", AuditDetails.correction(interaction), leg.logVersion(), null, null)
                        : auditDraft.published(
                                "LOG_CORRECTED",
                                AuditDetails.correction(interaction),
                                CallLoggedJson.of(leg, log, loggingRules));
            case Change.LogReleased(var _, var log) ->
                auditDraft.published(
                        "LOG_RELEASED", AuditDetails.of(RELEASED), CallLoggedJson.of(leg, log, loggingRules));
            case Change.LogEdited edited ->
                auditDraft
                        .by(edited.trigger())
                        .published(
                                "LOG_EDITED",
                                AuditDetails.of(edited),
                                CallLoggedJson.of(leg, edited.log(), loggingRules));
            case Change.LogMoved moved ->
                auditDraft
                        .by(moved.trigger())
                        .published(
                                "LOG_MOVED", AuditDetails.of(moved), CallLoggedJson.of(leg, moved.log(), loggingRules));
            case Change.LogWithdrawn _ ->
                auditDraft.of(
                        "LOG_WITHDRAWN",
                        AuditDetails.correction(interaction),
                        leg.logVersion(),
                        leg.publishing() instanceof Publishing.Held ? null : OutputTopic.CALL_LOGGED,
                        null);
            case Change.ConflictOpened(var _, var conflict, Instant openedAt, Trigger trigger) ->
                auditDraft
                        .by(trigger)
                        .published(
                                "CONFLICT_OPENED",
                                AuditDetails.opened(conflict.kind(), trigger),
                                UnresolvedConflictJson.open(leg, conflict, openedAt));
            case Change.ConflictCorrected(var _, var conflict, Instant openedAt) ->
                auditDraft.published(
                        "CONFLICT_CORRECTED",
                        AuditDetails.correction(interaction),
                        UnresolvedConflictJson.open(leg, conflict, openedAt));
            case Change.ConflictChanged(var _, var conflict, Instant openedAt) ->
                auditDraft.published(
                        "CONFLICT_CHANGED",
                        AuditDetails.contactsChanged(),
                        UnresolvedConflictJson.open(leg, conflict, openedAt));
            case Change.ConflictResolved(var _, var conflict, Instant openedAt, Instant at, Trigger trigger) ->
                auditDraft
                        .by(trigger)
                        .published(
                                "CONFLICT_RESOLVED",
                                AuditDetails.settled(interaction, trigger, null),
                                UnresolvedConflictJson.resolved(leg, conflict, openedAt, at, trigger.actor()));
            case Change.ConflictDismissed(var _, var conflict, Instant openedAt, Dismissal end, Trigger trigger) ->
                auditDraft
                        .by(trigger)
                        .published(
                                "CONFLICT_DISMISSED",
                                AuditDetails.settled(interaction, trigger, end.note()),
                                UnresolvedConflictJson.dismissed(leg, conflict, openedAt, end.at(), trigger.actor()));
            case Change.CallSkipped callSkipped -> notLogged(auditDraft.by(callSkipped.trigger()), callSkipped, now);
            case Change.SkipCorrected _ ->
                auditDraft.of("NOT_LOGGED_CORRECTED", AuditDetails.correction(interaction), 0, null, null);
        };
    }

    private AuditEntry notLogged(AuditDraft auditDraft, Change.CallSkipped change, Instant now) {
        CallLeg leg = change.leg();
        AuditDetails auditDetails = AuditDetails.notLogged(change);
        boolean form = change.reason() == NotLoggedReason.FORM_REQUESTED;
        return form
                        && leg.interaction() instanceof Call call
                        && leg.outcome() instanceof Outcome.NotLogged(var _, Proposal proposal)
                        && proposal instanceof Proposal.WouldLog match
                ? auditDraft.of(
                        "NOT_LOGGED",
                        auditDetails,
                        // A form has no version of its own, and each record of the platform can request it.
                        1 + (Long.hashCode(call.sequence()) & (Integer.MAX_VALUE >> 1)),
                        OutputTopic.LOG_FORM_REQUESTED,
                        write(LogFormRequestedJson.of(leg, call, match, now)))
                : auditDraft.of("NOT_LOGGED", auditDetails, 0, null, null);
    }

    /** Builds an audit entry; its actor is the pipeline unless the change names another. */
    private final class AuditDraft {
        private final CallLeg leg;
        private final Instant now;
        private Trigger trigger = new Trigger.Platform();

        AuditDraft(CallLeg leg, Instant now) {
            this.leg = leg;
            this.now = now;
        }

        AuditDraft by(Trigger of) {
            trigger = of;
            return this;
        }

        /** The entry of a published value; a held log is stored but not published yet. */
        AuditEntry published(String action, AuditDetails auditDetails, CallLoggedJson value) {
            return leg.publishing() instanceof Publishing.Held
                    ? of(action, auditDetails, value.version(), null, null)
                    : of(action, auditDetails, value.version(), OutputTopic.CALL_LOGGED, write(value));
        }

        AuditEntry published(String action, AuditDetails auditDetails, UnresolvedConflictJson value) {
            return of(action, auditDetails, value.version(), OutputTopic.UNRESOLVED_CONFLICTS, write(value));
        }

        /** The details, plus the renewal reason and the clock skew in seconds if there are any. */
        private String details(AuditDetails auditDetails) {
            ObjectNode details = json.valueToTree(auditDetails);
            if (trigger instanceof Trigger.Renewal(RenewalReason reason)) {
                details.put("renewal", reason.name());
            }
            if (leg.interaction() instanceof Call call && !call.clockSkew().isZero()) {
                details.put(
                        "clockSkewSeconds",
                        BigDecimal.valueOf(call.clockSkew().toMillis(), 3).stripTrailingZeros());
            }
            if (leg.interaction() instanceof Call call && call.sidesSwapped()) {
                details.put("sidesSwapped", true);
            }
            return write(details);
        }

        AuditEntry of(
                String action,
                AuditDetails auditDetails,
                int version,
                @Nullable OutputTopic outputTopic,
                @Nullable String payload) {
            String accountId = leg.key().accountId();
            return new AuditEntry(
                    accountId,
                    leg.id(),
                    now,
                    trigger.actor(),
                    action,
                    details(auditDetails),
                    version,
                    outputTopic,
                    payload);
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
