package dev.autolog.calls;

import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LoggedBy;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of {@code call-logged}, as the contract describes it. */
record CallLogged(
        UUID callLogId,
        String accountId,
        String callId,
        @Nullable String agentId,
        int version,
        String contactId,
        String contactName,
        @Nullable String associationId,
        Direction direction,
        @Nullable String phoneNumber,
        String subject,
        Instant startedAt,
        Instant endedAt,
        long talkTimeSeconds,
        CallResult result,
        @Nullable String notes,
        @Nullable String disposition,
        @Nullable String recordingUrl,
        LoggedBy loggedBy,
        Instant loggedAt) {

    static CallLogged of(CallLeg leg, CallLog log) {
        CallEnded call = leg.call();
        return new CallLogged(
                leg.id(),
                call.leg().accountId(),
                call.leg().callId(),
                call.agent() == null ? null : call.leg().agentId(),
                leg.logVersion(),
                log.contactId(),
                log.contactName(),
                log.associationId(),
                call.direction(),
                leg.shownNumber(),
                log.subject(),
                call.startedAt(),
                call.endedAt(),
                call.talkTime().toSeconds(),
                call.result(),
                log.notes(),
                log.disposition(),
                call.recordingUrl(),
                log.loggedBy(),
                log.loggedAt());
    }

    /** Masked: a log holds personal data. */
    @Override
    public String toString() {
        return "CallLogged[" + callLogId + "]";
    }
}
