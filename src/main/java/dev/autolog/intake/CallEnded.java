package dev.autolog.intake;

import dev.autolog.domain.Agent;
import dev.autolog.domain.Call;
import dev.autolog.domain.CallResult;
import dev.autolog.domain.Direction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.Party;
import dev.autolog.domain.PlatformLeg;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A record of {@code call-ended}, as the contract describes it.
 *
 * @param accountId the account
 * @param callId the platform's id of the call
 * @param sequence orders the records of one leg; a higher one corrects a lower one
 * @param agent the agent of the leg; null when no agent took the call
 * @param direction which side called
 * @param from the calling party
 * @param to the called party
 * @param startedAt when it began to ring
 * @param answeredAt when it was answered, as sent; null if it was not answered or the platform does not report the time
 * @param endedAt when it ended, as sent
 * @param result how it ended
 * @param queue the queue of the call; null for none
 * @param recordingUrl the address of the recording; null if there is none yet
 * @param legId the platform's id of the leg; null if the platform assigns none
 * @param withdrawn whether the record withdraws the leg
 */
record CallEnded(
        String accountId,
        String callId,
        long sequence,
        @Nullable Agent agent,
        Direction direction,
        Party from,
        Party to,
        Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        CallResult result,
        @Nullable String queue,
        @Nullable String recordingUrl,
        @Nullable String legId,
        boolean withdrawn) {

    /** The key of the agent's first leg of the call. */
    LegKey key() {
        return new LegKey(accountId, callId, agent == null ? "" : agent.id());
    }

    /** How much earlier than the start the answer or the end is, because the platform's clocks differ. Zero for most calls. */
    Duration clockSkew() {
        return Duration.between(earliest(), startedAt);
    }

    private Instant earliest() {
        Instant end = endedAt.isBefore(startedAt) ? endedAt : startedAt;
        return answeredAt != null && answeredAt.isBefore(end) ? answeredAt : end;
    }

    /** The field that is before the start. */
    String skewedField() {
        return endedAt.isBefore(startedAt) ? "endedAt" : "answeredAt";
    }

    /** The time of the answer, or of the start if that is later. */
    @Nullable
    Instant answeredNotBeforeStart() {
        return answeredAt == null ? null : later(answeredAt);
    }

    /** The time of the end, or of the start if that is later. */
    Instant endedNotBeforeStart() {
        return later(endedAt);
    }

    private Instant later(Instant time) {
        return time.isBefore(startedAt) ? startedAt : time;
    }

    /**
     * The record's statement about its leg, with the key of the agent's first leg. An answer or end before the start is set to
     * the start.
     */
    LegStatement toStatement() {
        return new LegStatement(
                key(),
                new Call(
                        sequence,
                        agent,
                        direction,
                        from,
                        to,
                        startedAt,
                        answeredNotBeforeStart(),
                        endedNotBeforeStart(),
                        result,
                        queue,
                        recordingUrl,
                        clockSkew(),
                        legId == null ? null : new PlatformLeg(callId, legId),
                        withdrawn,
                        Set.of(),
                        false));
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "CallEnded[sequence=" + sequence + "]";
    }
}
