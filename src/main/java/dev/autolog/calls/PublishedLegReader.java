package dev.autolog.calls;

import dev.autolog.domain.Agent;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.CallLog;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.LogTemplate;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.Outcome;
import dev.autolog.domain.Party;
import dev.autolog.domain.PlatformLeg;
import dev.autolog.domain.Publishing;
import dev.autolog.domain.Trigger;
import dev.autolog.domain.rules.LoggingRules;
import dev.autolog.domain.rules.Setting;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds legs from their published state, which lacks some of the platform's data; the platform's record arrives again as a
 * correction.
 */
final class PublishedLegReader {
    /** Below every sequence of the platform, so that its first record counts as a correction. */
    private static final long NOT_SAID_YET = -1;

    private PublishedLegReader() {}

    static List<LegKey> keys(CallLoggedJson value) {
        return keys(value.accountId(), value.callId(), value.agentId(), value.legId());
    }

    static List<LegKey> keys(UnresolvedConflictJson value) {
        return keys(value.accountId(), value.callId(), value.agentId(), value.legId());
    }

    /**
     * The possible keys of a leg: a leg with a platform id has the id of the call as its key if its record was the agent's
     * first.
     */
    private static List<LegKey> keys(
            String accountId, String callId, @Nullable String agentId, @Nullable String legId) {
        LegKey first = new LegKey(accountId, callId, Objects.requireNonNullElse(agentId, ""));
        if (legId == null) {
            return List.of(first);
        }
        LegKey further = PlatformLeg.publishedKey(first, legId);
        return PlatformLeg.isOwn(legId) ? List.of(further) : List.of(first, further);
    }

    /** The leg with its first possible key that no leg with another id has. */
    static LegStatement apartFrom(Function<LegKey, @Nullable CallLeg> known, LegStatement leg, List<LegKey> keys) {
        return keys.stream()
                .filter(key -> !isOther(known.apply(key), leg))
                .findFirst()
                .map(key -> new LegStatement(key, leg.interaction()))
                .orElse(leg);
    }

    private static boolean isOther(@Nullable CallLeg known, LegStatement leg) {
        return known != null
                && known.interaction() instanceof Call one
                && leg.interaction() instanceof Call other
                && !Objects.equals(one.legId(), other.legId());
    }

    static LegStatement statement(CallLoggedJson value) {
        Instant answered = value.talkTimeSeconds() > 0 ? value.endedAt().minusSeconds(value.talkTimeSeconds()) : null;
        return statement(
                keys(value).getFirst(),
                PlatformLeg.published(value.callId(), value.legId()),
                value.direction(),
                new Party(value.phoneNumber(), null, null),
                value.startedAt(),
                answered,
                value.endedAt(),
                value.result(),
                value.recordingUrl(),
                value.messageCount());
    }

    static LegStatement statement(UnresolvedConflictJson value) {
        return statement(
                keys(value).getFirst(),
                PlatformLeg.published(value.callId(), value.legId()),
                value.direction(),
                new Party(value.phoneNumber(), value.callerName(), null),
                value.startedAt(),
                null,
                value.endedAt(),
                value.result(),
                null,
                value.messageCount());
    }

    private static LegStatement statement(
            LegKey key,
            @Nullable PlatformLeg platformLeg,
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
        Party from = inbound ? other : ours;
        Party to = inbound ? ours : other;
        Agent agent = key.agentId().isEmpty() ? null : new Agent(key.agentId(), null, null, null, null);
        // Calls always have a result, and messages never do.
        Interaction interaction = result == null
                ? new MessageThread(
                        NOT_SAID_YET,
                        agent,
                        direction,
                        from,
                        to,
                        startedAt,
                        endedAt,
                        null,
                        Objects.requireNonNullElse(messages, 0),
                        "")
                : new Call(
                                NOT_SAID_YET,
                                agent,
                                direction,
                                from,
                                to,
                                startedAt,
                                answeredAt,
                                endedAt,
                                result,
                                null,
                                recordingUrl)
                        .as(platformLeg);
        return new LegStatement(key, interaction);
    }

    /**
     * The log as published. The topic has no editor; if the log has notes, a disposition or its own subject, the agent counts as
     * its editor.
     *
     * @param before the leg in the database; null for none
     * @param loggingRules the rules in force for the leg's agent
     */
    static CallLog log(
            CallLoggedJson value, LegStatement statement, @Nullable CallLeg before, LoggingRules loggingRules) {
        CallLog known = before != null && before.outcome() instanceof Outcome.Logged(CallLog log) ? log : null;
        // Parts that the account excludes from its logs are not on the topic.
        String notes = value.notes() == null && known != null ? known.notes() : value.notes();
        String shown = before == null ? value.phoneNumber() : before.shownNumber();
        boolean isMadeUp = value.subject()
                .equals(LogTemplate.subject(
                        loggingRules.get(Setting.LOG_CONTENT), statement.interaction(), shown, value.contactName()));
        boolean isWritten = notes != null || value.disposition() != null || !isMadeUp;
        String editor = known == null ? null : known.editedBy();
        boolean isEdited = editor == null && isWritten;
        return new CallLog(
                value.contactId(),
                value.contactName(),
                value.associationId(),
                value.associationKind(),
                value.subject(),
                isMadeUp,
                notes,
                value.disposition(),
                value.loggedBy(),
                value.loggedAt(),
                isEdited ? editor(statement.key()) : editor,
                isEdited ? value.loggedAt() : known == null ? null : known.editedAt());
    }

    private static String editor(LegKey key) {
        return key.agentId().isEmpty() ? Trigger.PIPELINE : key.agentId();
    }

    /** A leg with its published state. Every published log was released. */
    static CallLeg with(CallLeg before, Outcome outcome, int logVersion, int conflictVersion) {
        boolean isReleased = before.publishing() instanceof Publishing.Held && logVersion > before.logVersion();
        return new CallLeg(
                before.id(),
                before.key(),
                before.interaction(),
                before.shownNumber(),
                outcome,
                logVersion,
                conflictVersion,
                isReleased ? new Publishing.Once() : before.publishing());
    }
}
