package dev.autolog.messages;

import dev.autolog.domain.Direction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.Message;
import dev.autolog.domain.MessageKey;
import dev.autolog.domain.MessageThread;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A stored message, with the properties that show repeats and its thread.
 *
 * @param key the message
 * @param sequence the sequence of the newest statement about it
 * @param thread the key of its thread
 * @param direction which side sent it
 * @param otherNumber the other party's number as received; null when withheld
 * @param sentAt when it was sent
 * @param parties the number of parties on the other side
 * @param isErased whether its text and parties were erased; no statement brings them back
 */
record StoredMessage(
        MessageKey key,
        long sequence,
        LegKey thread,
        Direction direction,
        @Nullable String otherNumber,
        Instant sentAt,
        int parties,
        boolean isErased) {

    /**
     * Whether a correction keeps the message's agent, other party and time: then it stays in its thread, regardless of later
     * settings.
     */
    boolean belongsWith(Message correction) {
        return thread.agentId().equals(correction.owner())
                && direction == correction.direction()
                && Objects.equals(otherNumber, correction.otherParty().number())
                && sentAt.equals(correction.sentAt())
                && MessageThread.isOfInbox(thread) == (correction.inbox() != null);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "StoredMessage[sequence=" + sequence + "]";
    }
}
