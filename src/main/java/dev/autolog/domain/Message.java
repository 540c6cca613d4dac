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
 * @param participants the further parties on the other side of a group message; none for most
 * @param party for whose log the message is: 0 for the other party, from 1 for a participant
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
    /** Part of no id. */
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

    /** How many parties are on the other side. */
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

    /** This message with several numbers on the other side, which the platform sent as one. */
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

    /** The key that the message is stored by: each party on the other side has its copy. */
    public MessageKey storedKey() {
        return storedKey(party);
    }

    /** The key that the copy of one of the parties is stored by. */
    public MessageKey storedKey(int other) {
        return other == 0
                ? key
                : new MessageKey(key.accountId(), key.conversationId(), key.messageId() + SEPARATOR + other);
    }

    /** The party outside the company for whose log the message is. */
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
