package dev.autolog.domain;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are logged together: an agent's with a number on one calendar day, or a conversation of a shared inbox.
 *
 * @param count how many there are
 * @param first the first of them
 * @param newest the last ones in their order, at most {@link ThreadText#MOST_SHOWN}
 */
public record MessageThread(int count, ThreadMessage first, List<ThreadMessage> newest) {
    private static final String PREFIX = "sms/";
    private static final String OF_INBOX = PREFIX + "inbox/";

    /**
     * A thread.
     *
     * @param messages its first one and its last ones, at least one, in any order
     */
    public static MessageThread of(int count, List<ThreadMessage> messages) {
        List<ThreadMessage> inOrder =
                messages.stream().distinct().sorted(ThreadMessage.IN_ORDER).toList();
        int shown = Math.min(inOrder.size(), ThreadText.MOST_SHOWN);
        return new MessageThread(count, inOrder.getFirst(), inOrder.subList(inOrder.size() - shown, inOrder.size()));
    }

    /**
     * The leg that a message's thread is.
     *
     * @param number the other party's, however it was written: the same number has to be the same text
     * @param zone where the account's days begin
     */
    public static LegKey keyOf(Message message, String number, ZoneId zone) {
        String thread = message.inbox() == null
                ? PREFIX + LocalDate.ofInstant(message.sentAt(), zone) + "/" + name(number)
                : OF_INBOX + name(message.key().conversationId());
        return new LegKey(message.key().accountId(), thread, message.owner());
    }

    /** Whether a thread is a shared inbox's conversation. */
    public static boolean isOfInbox(LegKey thread) {
        return thread.callId().startsWith(OF_INBOX);
    }

    /** Bounded in length. */
    private static UUID name(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The thread as a leg is told of, from its first message to its last.
     *
     * @param sequence how often it changed
     * @param agent the agent; null for a shared inbox and for messages without an agent
     * @param inbox what the shared inbox is called; null when it is none's
     * @param zone where the account's times are told
     */
    public CallEnded asLeg(LegKey key, long sequence, @Nullable Agent agent, @Nullable String inbox, ZoneId zone) {
        boolean inbound = first.direction() == Direction.INBOUND;
        return new CallEnded(
                key,
                sequence,
                agent,
                first.direction(),
                inbound ? named(first.from()) : first.from(),
                inbound ? first.to() : named(first.to()),
                first.sentAt(),
                null,
                newest.getLast().sentAt(),
                null,
                inbox,
                null,
                new ThreadSummary(count, ThreadText.of(newest, count, zone)));
    }

    /** The other party with the name that its last message told, if the first told none. */
    private Party named(Party other) {
        return other.name() != null
                ? other
                : newest.reversed().stream()
                        .map(ThreadMessage::otherParty)
                        .filter(party -> party.name() != null && Objects.equals(party.number(), other.number()))
                        .findFirst()
                        .map(other::namedAs)
                        .orElse(other);
    }

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "MessageThread[" + count + "]";
    }
}
