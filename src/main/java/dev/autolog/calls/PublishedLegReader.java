package dev.autolog.calls;

import dev.autolog.domain.Agent;
import dev.autolog.domain.CallEnded;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LogTemplate;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Party;
import dev.autolog.domain.Publishing;
import dev.autolog.domain.ThreadSummary;
import dev.autolog.domain.Trigger;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes legs of what was published of them. What the platform said is not all there: it is told again, as a correction.
 */
final class PublishedLegReader {
    /** Below every statement of the platform, so that the first one counts as a correction. */
    private static final long NOT_SAID_YET = -1;

    private PublishedLegReader() {}

    static LegKey key(CallLoggedJson value) {
        return key(value.accountId(), value.callId(), value.agentId());
    }

    static LegKey key(UnresolvedConflictJson value) {
        return key(value.accountId(), value.callId(), value.agentId());
    }

    private static LegKey key(String accountId, String callId, @Nullable String agentId) {
        return new LegKey(accountId, callId, Objects.requireNonNullElse(agentId, ""));
    }

    static CallEnded call(CallLoggedJson value) {
        Instant answered = value.talkTimeSeconds() > 0 ? value.endedAt().minusSeconds(value.talkTimeSeconds()) : null;
        return call(
                key(value),
                value.direction(),
                new Party(value.phoneNumber(), null, null),
                value.startedAt(),
                answered,
                value.endedAt(),
                value.result(),
                value.recordingUrl(),
                value.messageCount());
    }

    static CallEnded call(UnresolvedConflictJson value) {
        return call(
                key(value),
                value.direction(),
                new Party(value.phoneNumber(), value.callerName(), null),
                value.startedAt(),
                null,
                value.endedAt(),
                value.result(),
                null,
                value.messageCount());
    }

    private static CallEnded call(
            LegKey key,
            Direction direction,
            Party other,
            Instant startedAt,
            @Nullable Instant answeredAt,
            Instant endedAt,
            @Nullable CallResult result,
            @Nullable String recordingUrl,
            @Nullable Integer messages) {
        Party ours = new Party(null, null, null);
        boolean inbound = direction == Direction.INBOUND;
        return new CallEnded(
                key,
                NOT_SAID_YET,
                key.agentId().isEmpty() ? null : new Agent(key.agentId(), null, null, null, null),
                direction,
                inbound ? other : ours,
                inbound ? ours : other,
                startedAt,
                answeredAt,
                endedAt,
                result,
                null,
                recordingUrl,
                messages == null ? null : new ThreadSummary(messages, ""));
    }

    /**
     * The log as it was published. Who edited it was not; words that only people write make it the agent's own.
     *
     * @param before the leg as the database has it; null if it has none
     * @param loggingRules what holds for the leg's agent
     */
    static CallLog log(CallLoggedJson value, CallEnded call, @Nullable CallLeg before, LoggingRules loggingRules) {
        CallLog known = before != null && before.outcome() instanceof Outcome.Logged(CallLog log) ? log : null;
        // What the account leaves out of its logs is not on the topic.
        String notes = value.notes() == null && known != null ? known.notes() : value.notes();
        String shown = before == null ? value.phoneNumber() : before.shownNumber();
        boolean isMadeUp = value.subject()
                .equals(LogTemplate.subject(loggingRules.get(Setting.LOG_CONTENT), call, shown, value.contactName()));
        boolean isWritten = notes != null || value.disposition() != null || !isMadeUp;
        String editor = known == null ? null : known.editedBy();
        boolean isEdited = editor == null && isWritten;
        return new CallLog(
                value.contactId(),
                value.contactName(),
                value.associationId(),
                value.subject(),
                isMadeUp,
                notes,
                value.disposition(),
                value.loggedBy(),
                value.loggedAt(),
                isEdited ? editor(call) : editor,
                isEdited ? value.loggedAt() : known == null ? null : known.editedAt());
    }

    private static String editor(CallEnded call) {
        String agent = call.leg().agentId();
        return agent.isEmpty() ? Trigger.PIPELINE : agent;
    }

    /** A leg with what was published of it. What was held back until it was complete was so when it was published. */
    static CallLeg with(CallLeg before, Outcome outcome, int logVersion, int conflictVersion) {
        boolean isReleased = before.publishing() instanceof Publishing.Held && logVersion > before.logVersion();
        return new CallLeg(
                before.id(),
                before.call(),
                before.shownNumber(),
                outcome,
                logVersion,
                conflictVersion,
                isReleased ? new Publishing.Once() : before.publishing());
    }
}
