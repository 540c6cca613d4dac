package dev.autolog.domain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One agent's leg of a phone call that ended, or the part of it that no agent took.
 *
 * @param sequence orders the statements about the leg; a higher one corrects a lower one
 * @param agent the agent; null when no agent took the call
 * @param direction which side called
 * @param from the calling party
 * @param to the called party
 * @param startedAt when ringing began
 * @param answeredAt when it was answered; null when it was not, or when the platform does not report it
 * @param endedAt when it ended
 * @param result how it ended
 * @param queue the queue it came through; null for none
 * @param recordingUrl the address of the recording; null while there is none
 * @param clockSkew by how much the platform's answer or end preceded the start; zero for a call read from the database
 * @param platformLeg the platform's id of the leg; null for an agent's first leg if the platform gave none
 * @param withdrawn whether the platform took the leg back
 * @param replaced fingerprints of superseded records about the leg
 * @param sidesSwapped whether the platform sent the parties the other way round; false for a call read from the database
 */
public record Call(
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
        Duration clockSkew,
        @Nullable PlatformLeg platformLeg,
        boolean withdrawn,
        Set<String> replaced,
        boolean sidesSwapped)
        implements Interaction {

    public Call {
        replaced = Set.copyOf(replaced);
    }

    /** The first leg of its agent, without clock skew, with its parties as the platform sent them. */
    public Call(
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
            @Nullable String recordingUrl) {
        this(
                sequence,
                agent,
                direction,
                from,
                to,
                startedAt,
                answeredAt,
                endedAt,
                result,
                queue,
                recordingUrl,
                Duration.ZERO,
                null,
                false,
                Set.of(),
                false);
    }

    /** The platform's id of the leg; null when it gives none. */
    public @Nullable String legId() {
        return platformLeg == null ? null : platformLeg.legId();
    }

    @Override
    public Medium medium() {
        return Medium.CALL;
    }

    /** From the start of the call when the platform reports it answered but not when. */
    @Override
    public Duration talkTime() {
        if (answeredAt != null) {
            return Duration.between(answeredAt, endedAt);
        }
        return result == CallResult.ANSWERED ? Duration.between(startedAt, endedAt) : Duration.ZERO;
    }

    @Override
    public Instant closesAt(ZoneId zone) {
        return endedAt;
    }

    @Override
    public boolean isComplete() {
        return switch (result) {
            case ANSWERED, VOICEMAIL -> recordingUrl != null;
            case MISSED, BUSY, REJECTED, FAILED -> true;
        };
    }

    /** Whether the agent missed it, so that a colleague or a voicemail box may have answered. */
    public boolean isMissed() {
        return result == CallResult.MISSED && !withdrawn;
    }

    /** Whether the agent talked, and the platform did not take the leg back. */
    public boolean isAnswered() {
        return result == CallResult.ANSWERED && !withdrawn;
    }

    /** Whether a caller reached a voicemail box. */
    public boolean isLeftVoicemail() {
        return result == CallResult.VOICEMAIL && !withdrawn && direction == Direction.INBOUND;
    }

    @Override
    public Call filledFrom(Interaction earlier) {
        String earlierRecording = earlier instanceof Call call ? call.recordingUrl : null;
        return new Call(
                sequence,
                agent == null ? earlier.agent() : agent.filledFrom(earlier.agent()),
                direction,
                from.namedAs(earlier.from()),
                to.namedAs(earlier.to()),
                startedAt,
                answeredAt,
                endedAt,
                result,
                queue == null ? earlier.queue() : queue,
                recordingUrl == null ? earlierRecording : recordingUrl,
                clockSkew,
                platformLeg,
                withdrawn,
                replaced,
                sidesSwapped);
    }

    /** The same call with the parties the other way round. */
    public Call withSidesSwapped() {
        return with(to, from, platformLeg, withdrawn, replaced, true);
    }

    /** This call with the platform's name of its leg. */
    public Call as(@Nullable PlatformLeg leg) {
        return with(from, to, leg, withdrawn, replaced, sidesSwapped);
    }

    /** This call as one that the platform took back. */
    public Call asWithdrawn() {
        return with(from, to, platformLeg, true, replaced, sidesSwapped);
    }

    /** This call with the fingerprints of records that it replaces. */
    public Call replacing(Set<String> fingerprints) {
        return with(from, to, platformLeg, withdrawn, fingerprints, sidesSwapped);
    }

    private Call with(
            Party caller,
            Party called,
            @Nullable PlatformLeg leg,
            boolean isWithdrawn,
            Set<String> fingerprints,
            boolean isSwapped) {
        return new Call(
                sequence,
                agent,
                direction,
                caller,
                called,
                startedAt,
                answeredAt,
                endedAt,
                result,
                queue,
                recordingUrl,
                clockSkew,
                leg,
                isWithdrawn,
                fingerprints,
                isSwapped);
    }

    /** Of the start, the number and the result: equal for records that say the same of them. */
    String fingerprint() {
        String said = startedAt + "\0" + otherParty().number() + "\0" + result + "\0" + withdrawn;
        UUID hash = UUID.nameUUIDFromBytes(said.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(hash.getMostSignificantBits());
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "Call[sequence=" + sequence + "]";
    }
}
