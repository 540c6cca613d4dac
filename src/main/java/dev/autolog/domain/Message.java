package dev.autolog.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a platform says of one text message.
 *
 * @param key the message it speaks of
 * @param sequence orders the statements about one message; a higher one corrects a lower one
 * @param agent who sent or received it; null without an agent
 * @param inbox the shared inbox it belongs to; null when it is the agent's own
 * @param direction who wrote to whom
 * @param from who sent it
 * @param to whom it was sent to
 * @param sentAt when
 * @param text what it says; null when nothing
 * @param attachments the names of what was sent along
 */
public record Message(
        MessageKey key,
        long sequence,
        @Nullable Agent agent,
        @Nullable SharedInbox inbox,
        Direction direction,
        Party from,
        Party to,
        Instant sentAt,
        @Nullable String text,
        List<String> attachments) {

    public Message {
        attachments = List.copyOf(attachments);
    }

    /** The party outside the company. */
    public Party otherParty() {
        return direction == Direction.INBOUND ? from : to;
    }

    /** The agent id of its log; empty for a shared inbox and without an agent. */
    public String owner() {
        return inbox != null || agent == null ? "" : agent.id();
    }

    /** Who wrote it, as far as the platform tells. */
    public String writer() {
        Stream<@Nullable String> names = switch (direction) {
            case INBOUND -> Stream.of(from.name(), from.number());
            case OUTBOUND ->
                Stream.of(
                        agent == null ? null : agent.name(),
                        from.name(),
                        agent == null ? null : agent.id(),
                        inbox == null ? null : inbox.label(),
                        from.number());
        };
        return names.filter(Objects::nonNull).findFirst().orElse("Unknown");
    }

    /** Masked: numbers, names and what people write are personal data. */
    @Override
    public String toString() {
        return "Message[sequence=" + sequence + "]";
    }
}
