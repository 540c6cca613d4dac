package dev.autolog.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A platform's statement about one text message.
 *
 * @param key the message
 * @param sequence orders the statements about one message; a higher one corrects a lower one
 * @param agent the sender or receiver; null without an agent
 * @param inbox the shared inbox it belongs to; null for an agent's own
 * @param direction which side sent it
 * @param from the sender
 * @param to the receiver
 * @param sentAt when it was sent
 * @param text the text; null for none
 * @param attachments the names of the attachments
 * @param participants the further parties on the other side of a group message; none for most
 * @param party the party with the log that the message belongs to: 0 for the other party, from 1 for a participant
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
        List<String> attachments,
        List<Party> participants,
        int party) {
    /** A character that no id contains. */
    private static final char SEPARATOR = '\u001f';

    public Message {
        attachments = List.copyOf(attachments);
        participants = List.copyOf(participants);
    }

    /** A message between two parties. */
    public Message(
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
        this(key, sequence, agent, inbox, direction, from, to, sentAt, text, attachments, List.of(), 0);
    }

    /** Whether several parties are on the other side. */
    public boolean isOfGroup() {
        return !participants.isEmpty();
    }

    /** The number of parties on the other side. */
    public int parties() {
        return 1 + participants.size();
    }

    /** This message for the log of one of the parties on the other side. */
    public Message forParty(int other) {
        return other == party
                ? this
                : new Message(
                        key,
                        sequence,
                        agent,
                        inbox,
                        direction,
                        from,
                        to,
                        sentAt,
                        text,
                        attachments,
                        participants,
                        other);
    }

    /** This message with the numbers of the other side that the platform sent as one. */
    public Message spreadOver(List<String> numbers) {
        List<Party> others =
                numbers.stream().map(number -> new Party(number, null, null)).toList();
        boolean inbound = direction == Direction.INBOUND;
        return new Message(
                key,
                sequence,
                agent,
                inbox,
                direction,
                inbound ? others.getFirst() : from,
                inbound ? to : others.getFirst(),
                sentAt,
                text,
                attachments,
                others.subList(1, others.size()),
                0);
    }

    /** The key of the stored message: each party on the other side has its own copy. */
    public MessageKey storedKey() {
        return storedKey(party);
    }

    /** The key of the stored copy of one party. */
    public MessageKey storedKey(int other) {
        return other == 0
                ? key
                : new MessageKey(key.accountId(), key.conversationId(), key.messageId() + SEPARATOR + other);
    }

    /** The party on the other side with the log that this copy belongs to. */
    public Party otherParty() {
        if (party > 0) {
            return participants.get(party - 1);
        }
        return direction == Direction.INBOUND ? from : to;
    }

    /** The party on the company's side. */
    public Party ours() {
        return direction == Direction.INBOUND ? to : from;
    }

    /** The agent id of its log; empty for a shared inbox and for messages without an agent. */
    public String owner() {
        return inbox != null || agent == null ? "" : agent.id();
    }

    /** The writer's name, or the best substitute that the platform reports. */
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
