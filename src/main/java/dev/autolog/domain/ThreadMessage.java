package dev.autolog.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in its thread.
 *
 * @param messageId orders messages with the same time
 * @param direction which side sent it
 * @param from the sender
 * @param to the receiver
 * @param sentAt when it was sent
 * @param writer the writer's name or number
 * @param text the text; null for none
 * @param attachments the names of the attachments
 */
public record ThreadMessage(
        String messageId,
        Direction direction,
        Party from,
        Party to,
        Instant sentAt,
        String writer,
        @Nullable String text,
        List<String> attachments) {

    /** By the time sent, not by arrival. */
    static final Comparator<ThreadMessage> IN_ORDER =
            Comparator.comparing(ThreadMessage::sentAt).thenComparing(ThreadMessage::messageId);

    public ThreadMessage {
        attachments = List.copyOf(attachments);
    }

    /** The party outside the company. */
    Party otherParty() {
        return direction == Direction.INBOUND ? from : to;
    }

    /** Masked: numbers, names and what people write are personal data. */
    @Override
    public String toString() {
        return "ThreadMessage[" + sentAt + "]";
    }
}
