package dev.autolog.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a telephony platform says of one leg of a call that ended, or of messages that are logged together, which are a leg too.
 *
 * @param leg the leg it speaks of
 * @param sequence orders the statements about one leg; a higher one corrects a lower one
 * @param agent the agent of the leg; null if no agent took the call
 * @param direction who called whom
 * @param from the calling party
 * @param to the called party
 * @param startedAt when it began to ring, or when the first message was sent
 * @param answeredAt time of the answer; null for an unanswered call or if the platform does not tell
 * @param endedAt when it ended, or when the last message was sent
 * @param result how it ended; null for messages
 * @param queue the queue it came through, or the shared inbox; null when none
 * @param recordingUrl where the recording is; null when there is none yet
 * @param messages what was written; null for a call
 */
public record CallEnded(
        LegKey leg,
        long sequence,
        @Nullable Agent agent,
        Direction direction,
        Party from,
        Party to,
        Instant startedAt,
        @Nullable Instant answeredAt,
        Instant endedAt,
        @Nullable CallResult result,
        @Nullable String queue,
        @Nullable String recordingUrl,
        @Nullable ThreadSummary messages) {

    /** A leg of a call. */
    public CallEnded(
            LegKey leg,
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
                leg,
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
                null);
    }

    /** By what they were in touch. */
    public Medium medium() {
        return messages == null ? Medium.CALL : Medium.SMS;
    }

    /** The party outside the company: the caller of an inbound call, the called of an outbound one. */
    public Party otherParty() {
        return direction == Direction.INBOUND ? from : to;
    }

    /** The party on the company's side. */
    public Party ours() {
        return direction == Direction.INBOUND ? to : from;
    }

    /**
     * The talk time, without the ringing. Zero for an unanswered call; from the start of the call when the
     * platform says that it was answered but not when.
     */
    public Duration talkTime() {
        if (answeredAt != null) {
            return Duration.between(answeredAt, endedAt);
        }
        return result == CallResult.ANSWERED ? Duration.between(startedAt, endedAt) : Duration.ZERO;
    }

    /** Whether all of its messages turned out to belong elsewhere. */
    boolean isEmptied() {
        return messages != null && messages.count() == 0;
    }

    /** These messages, of which none is left. */
    public CallEnded emptied() {
        return new CallEnded(
                leg,
                sequence + 1,
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
                ThreadSummary.NONE);
    }

    /**
     * Until when the platform has something to say of it: for messages until their day is over.
     *
     * @param zone where the account's days begin
     */
    Instant ends(ZoneId zone) {
        return messages == null
                ? endedAt
                : LocalDate.ofInstant(startedAt, zone)
                        .plusDays(1)
                        .atStartOfDay(zone)
                        .toInstant();
    }

    /**
     * Whether nothing more is to be expected of the platform: a recording, where there can be one, has come. There can always
     * be one more message.
     */
    boolean isComplete() {
        boolean mayBeRecorded = result == CallResult.ANSWERED || result == CallResult.VOICEMAIL;
        return messages == null && (recordingUrl != null || !mayBeRecorded);
    }

    /** Whether an agent of a queue missed it, so that a colleague may have answered. */
    public boolean isMissedInQueue() {
        return result == CallResult.MISSED && queue != null;
    }

    /**
     * This statement, filled up with what an earlier one told and this one does not: names, queue and recording. Numbers,
     * times and result stand as they are here, because an absent one says something: withheld, not answered.
     */
    CallEnded keepingWhatOnlyEarlierStatementsTold(CallEnded earlier) {
        return new CallEnded(
                leg,
                sequence,
                agent == null ? earlier.agent : agent.orElse(earlier.agent),
                direction,
                from.namedAs(earlier.from),
                to.namedAs(earlier.to),
                startedAt,
                answeredAt,
                endedAt,
                result,
                queue == null ? earlier.queue : queue,
                recordingUrl == null ? earlier.recordingUrl : recordingUrl,
                messages);
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "CallEnded[sequence=" + sequence + "]";
    }
}
