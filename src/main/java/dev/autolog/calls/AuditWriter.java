package dev.autolog.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Change;
import dev.autolog.outbox.AuditLine;
import dev.autolog.outbox.Topic;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Says each change in the words of the audit trail and of the topics. */
@ApplicationScoped
class AuditWriter {
    private static final String BY = AuditLine.PIPELINE;

    private final ObjectMapper json;

    AuditWriter(ObjectMapper json) {
        this.json = json;
    }

    /** The line for a change that the pipeline made. */
    AuditLine line(Change change, Instant now) {
        CallLeg leg = change.leg();
        return switch (change) {
            case Change.Logged(var _, var log, String matchedPhone) ->
                published(leg, now, "LOGGED", Why.match(log.contactId(), matchedPhone), CallLogged.of(leg, log));
            case Change.LogCorrected(var _, var log) ->
                published(leg, now, "LOG_CORRECTED", correction(leg), CallLogged.of(leg, log));
            case Change.LogWithdrawn _ ->
                line(leg, now, "LOG_WITHDRAWN", correction(leg), leg.logVersion(), Topic.CALL_LOGGED, null);
            case Change.ConflictOpened(var _, var conflict, Instant openedAt) ->
                published(
                        leg,
                        now,
                        "CONFLICT_OPENED",
                        Why.of(conflict.kind()),
                        UnresolvedConflict.open(leg, conflict, openedAt));
            case Change.ConflictCorrected(var _, var conflict, Instant openedAt) ->
                published(
                        leg,
                        now,
                        "CONFLICT_CORRECTED",
                        correction(leg),
                        UnresolvedConflict.open(leg, conflict, openedAt));
            case Change.ConflictResolved(var _, var conflict, Instant openedAt, Instant at) ->
                published(
                        leg,
                        now,
                        "CONFLICT_RESOLVED",
                        correction(leg),
                        UnresolvedConflict.resolved(leg, conflict, openedAt, at, BY));
            case Change.ConflictDismissed(var _, var conflict, Instant openedAt, Instant at) ->
                published(
                        leg,
                        now,
                        "CONFLICT_DISMISSED",
                        correction(leg),
                        UnresolvedConflict.dismissed(leg, conflict, openedAt, at, BY));
            case Change.NotLogged(var _, var reason) -> line(leg, now, "NOT_LOGGED", Why.of(reason), 0, null, null);
            case Change.NotLoggedCorrected _ -> line(leg, now, "NOT_LOGGED_CORRECTED", correction(leg), 0, null, null);
        };
    }

    private AuditLine published(CallLeg leg, Instant now, String action, Why why, CallLogged value) {
        return line(leg, now, action, why, value.version(), Topic.CALL_LOGGED, write(value));
    }

    private AuditLine published(CallLeg leg, Instant now, String action, Why why, UnresolvedConflict value) {
        return line(leg, now, action, why, value.version(), Topic.UNRESOLVED_CONFLICTS, write(value));
    }

    private AuditLine line(
            CallLeg leg,
            Instant now,
            String action,
            Why why,
            int version,
            @Nullable Topic topic,
            @Nullable String payload) {
        String accountId = leg.call().leg().accountId();
        UUID id = leg.id();
        return new AuditLine(accountId, id, now, BY, action, write(why), version, topic, payload);
    }

    private static Why correction(CallLeg leg) {
        return new Why("CORRECTION", leg.call().sequence(), null, null);
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of plain values is always written", e);
        }
    }

    /**
     * What a decision was made from.
     *
     * @param reason a word for it
     * @param sequence the platform's statement that changed it; null for a first decision
     * @param contactId the contact it led to; null for none
     * @param matchedPhone that contact's number as typed; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Why(
            String reason,
            @Nullable Long sequence,
            @Nullable String contactId,
            @Nullable String matchedPhone) {
        static Why of(Enum<?> reason) {
            return new Why(reason.name(), null, null, null);
        }

        static Why match(String contactId, String matchedPhone) {
            return new Why("ONE_CONTACT", null, contactId, matchedPhone);
        }

        /** Masked: phone numbers are personal data. */
        @Override
        public String toString() {
            return "Why[" + reason + "]";
        }
    }
}
