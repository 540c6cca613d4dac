package dev.autolog.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.autolog.domain.Agent;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.LogTemplate;
import dev.autolog.domain.LoggedBy;
import dev.autolog.domain.Medium;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.rules.LogContent.Part;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A record of {@code call-logged}, as the contract describes it. */
record CallLoggedJson(
        UUID callLogId,
        String accountId,
        String callId,
        @Nullable String agentId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String legId,
        int version,
        String contactId,
        String contactName,
        @Nullable String associationId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String associationKind,
        Direction direction,
        @Nullable String phoneNumber,
        String subject,
        Instant startedAt,
        Instant endedAt,
        long talkTimeSeconds,
        @Nullable CallResult result,
        Medium medium,
        @Nullable Integer messageCount,
        @Nullable String notes,
        @Nullable String disposition,
        @Nullable String recordingUrl,
        LoggedBy loggedBy,
        Instant loggedAt,
        @Nullable String ownerId,
        String description) {

    /** Omits optional parts that the account excludes from its logs. */
    static CallLoggedJson of(CallLeg leg, CallLog log, LoggingRules loggingRules) {
        Interaction interaction = leg.interaction();
        Agent agent = interaction.agent();
        Set<Part> parts = loggingRules.get(Setting.LOG_CONTENT).parts();
        return new CallLoggedJson(
                leg.id(),
                leg.key().accountId(),
                leg.callId(),
                agent == null ? null : leg.key().agentId(),
                leg.publishedLegId(),
                leg.logVersion(),
                log.contactId(),
                log.contactName(),
                log.associationId(),
                log.associationKind(),
                interaction.direction(),
                parts.contains(Part.NUMBER) ? leg.shownNumber() : null,
                log.subject(),
                interaction.startedAt(),
                interaction.endedAt(),
                interaction.talkTime().toSeconds(),
                interaction.result(),
                interaction.medium(),
                interaction instanceof MessageThread thread ? thread.count() : null,
                parts.contains(Part.NOTES) ? log.notes() : null,
                log.disposition(),
                interaction instanceof Call call && parts.contains(Part.RECORDING) ? call.recordingUrl() : null,
                log.loggedBy(),
                log.loggedAt(),
                loggingRules.get(Setting.OWNERS).of(leg.key().agentId(), agent == null ? null : agent.email()),
                LogTemplate.description(loggingRules.get(Setting.LOG_CONTENT), leg, log));
    }

    /** Masked: a log holds personal data. */
    @Override
    public String toString() {
        return "CallLoggedJson[" + callLogId + "]";
    }
}
