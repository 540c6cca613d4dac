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
 * What is known of a message, as far as it tells repeats from news and where the message belongs.
 *
 * @param key the message
 * @param sequence the newest statement about it
 * @param thread the leg whose thread it is in
 * @param direction who wrote to whom
 * @param otherNumber the other party's number as it came; null when it was withheld
 * @param sentAt when it was sent
 * @param parties how many parties on the other side it was stored for
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

    /** Whether a correction leaves the message whose, with whom and when it was: then it stays in its thread, independent of later settings. */
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
