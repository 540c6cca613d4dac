package dev.autolog.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Proposal.WouldLog;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of {@code log-form-requested}, as the contract describes it: the log form to open, filled in with the match. */
record LogFormRequestedJson(
        UUID callLogId,
        String accountId,
        String callId,
        @Nullable String agentId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String legId,
        @Nullable String contactId,
        String contactName,
        @Nullable String associationId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String associationKind,
        Direction direction,
        @Nullable String phoneNumber,
        @Nullable String callerName,
        String subject,
        Instant startedAt,
        Instant endedAt,
        long talkTimeSeconds,
        @Nullable CallResult result,
        @Nullable String recordingUrl,
        Instant requestedAt) {

    static LogFormRequestedJson of(CallLeg leg, Call call, WouldLog match, Instant now) {
        return new LogFormRequestedJson(
                leg.id(),
                leg.key().accountId(),
                leg.callId(),
                call.agent() == null ? null : leg.key().agentId(),
                leg.publishedLegId(),
                match.contactId(),
                match.contactName(),
                match.associationId(),
                match.associationKind(),
                call.direction(),
                leg.shownNumber(),
                call.otherParty().name(),
                match.subject(),
                call.startedAt(),
                call.endedAt(),
                call.talkTime().toSeconds(),
                call.result(),
                call.recordingUrl(),
                now);
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "LogFormRequestedJson[" + callLogId + "]";
    }
}
