package dev.autolog.domain;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as its thread keeps it.
 *
 * @param messageId tells messages apart that were sent at one time
 * @param direction who wrote to whom
 * @param from who sent it
 * @param to whom it was sent to
 * @param sentAt when
 * @param writer what to call who wrote it
 * @param text what it says; null when nothing
 * @param attachments the names of what was sent along
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

    /** As people read them, whenever they arrived. */
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
