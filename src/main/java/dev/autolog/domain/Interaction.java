package dev.autolog.domain;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The facts of one leg: an agent's part in a phone call, or text messages that are logged together. */
public sealed interface Interaction permits Call, MessageThread {

    /** Orders the statements about one leg; a higher one corrects a lower one. */
    long sequence();

    /** The agent of the leg; null when no agent took the call, and for a shared inbox. */
    @Nullable
    Agent agent();

    /** Which side called, or sent the first message. */
    Direction direction();

    /** The calling party, or the sender of the first message. */
    Party from();

    /** The called party, or the receiver of the first message. */
    Party to();

    /** When ringing began, or when the first message was sent. */
    Instant startedAt();

    /** When the call ended, or when the last message was sent. */
    Instant endedAt();

    /** The queue that the call came through, or the name of the shared inbox; null for none. */
    @Nullable
    String queue();

    /** How the call ended; null for messages. */
    @Nullable
    CallResult result();

    /** The time between answer and end, without the ringing; zero for an unanswered call and for messages. */
    Duration talkTime();

    /** The medium, for records, views and metrics. Decisions switch over the type. */
    Medium medium();

    /**
     * When the platform is expected to report nothing more: the end of the call, or of the day of the messages.
     *
     * @param zone the account's time zone
     */
    Instant closesAt(ZoneId zone);

    /** Whether nothing more is expected: a call whose recording has arrived, or that has none. A thread can always grow. */
    boolean isComplete();

    /**
     * This statement, with values that it leaves out filled from an earlier one about the same leg: names, queue and recording.
     * Numbers, times and result are not filled, because their absence is a fact: withheld, unanswered.
     */
    Interaction filledFrom(Interaction earlier);

    /** The party outside the company: the caller of an inbound call, the called party of an outbound one. */
    default Party otherParty() {
        return direction() == Direction.INBOUND ? from() : to();
    }

    /** The party on the company's side. */
    default Party ours() {
        return direction() == Direction.INBOUND ? to() : from();
    }

    /** The agent's id; empty without an agent. */
    default String agentId() {
        Agent agent = agent();
        return agent == null ? "" : agent.id();
    }
}
