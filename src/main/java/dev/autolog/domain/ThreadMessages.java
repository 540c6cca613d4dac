package dev.autolog.domain;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stored messages of a thread that its text shows.
 *
 * @param count the number of messages in the thread
 * @param first the first message
 * @param newest the last messages in their order, at most {@link ThreadText#MOST_SHOWN}
 */
public record ThreadMessages(int count, ThreadMessage first, List<ThreadMessage> newest) {
    /**
     * Sorts messages of a thread.
     *
     * @param messages the first message and the last ones, at least one, in any order
     */
    public static ThreadMessages of(int count, List<ThreadMessage> messages) {
        List<ThreadMessage> inOrder =
                messages.stream().distinct().sorted(ThreadMessage.IN_ORDER).toList();
        int shown = Math.min(inOrder.size(), ThreadText.MOST_SHOWN);
        return new ThreadMessages(count, inOrder.getFirst(), inOrder.subList(inOrder.size() - shown, inOrder.size()));
    }

    /**
     * The thread with these messages.
     *
     * @param sequence the number of changes of the thread
     * @param agent the agent; null for a shared inbox, and for messages of no particular agent
     * @param inbox the name of the shared inbox; null for none
     * @param zone the account's time zone, in which the text shows times
     */
    public MessageThread toThread(long sequence, @Nullable Agent agent, @Nullable String inbox, ZoneId zone) {
        boolean inbound = first.direction() == Direction.INBOUND;
        return new MessageThread(
                sequence,
                agent,
                first.direction(),
                inbound ? named(first.from()) : first.from(),
                inbound ? first.to() : named(first.to()),
                first.sentAt(),
                newest.getLast().sentAt(),
                inbox,
                count,
                ThreadText.of(newest, count, zone));
    }

    /** The other party, with the name of its last named message if the first has none. */
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

    /** Masked: messages are personal data. */
    @Override
    public String toString() {
        return "ThreadMessages[" + count + "]";
    }
}
