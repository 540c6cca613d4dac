package dev.autolog.domain;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Text messages that are logged together: an agent's with one number on one calendar day, or a conversation of a shared inbox.
 *
 * @param sequence the number of changes of the thread
 * @param agent the agent; null for a shared inbox, and for messages of no particular agent
 * @param direction which side sent the first message
 * @param from the sender of the first message
 * @param to the receiver of the first message
 * @param startedAt when the first message was sent
 * @param endedAt when the last message was sent
 * @param inbox the name of the shared inbox; null for none
 * @param count the number of messages; 0 once all of them were moved to other threads
 * @param text the messages as text; the oldest of a long thread are left out
 */
public record MessageThread(
        long sequence,
        @Nullable Agent agent,
        Direction direction,
        Party from,
        Party to,
        Instant startedAt,
        Instant endedAt,
        @Nullable String inbox,
        int count,
        String text)
        implements Interaction {
    private static final String PREFIX = "sms/";
    private static final String INBOX_PREFIX = PREFIX + "inbox/";

    /**
     * The key of the thread that a message belongs to.
     *
     * @param number the other party's number in one canonical form
     * @param zone the account's time zone, which decides where a day begins
     */
    public static LegKey keyOf(Message message, String number, ZoneId zone) {
        String thread = message.inbox() == null
                ? PREFIX + LocalDate.ofInstant(message.sentAt(), zone) + "/" + hash(number)
                : INBOX_PREFIX + hash(conversation(message, number));
        return new LegKey(message.key().accountId(), thread, message.owner());
    }

    /** Each party of a group has its own thread of the conversation. */
    private static String conversation(Message message, String number) {
        String conversation = message.key().conversationId();
        return message.isOfGroup() ? conversation + '\0' + number : conversation;
    }

    /** Whether a thread is a conversation of a shared inbox. */
    public static boolean isOfInbox(LegKey thread) {
        return thread.callId().startsWith(INBOX_PREFIX);
    }

    /** The key of the part that follows when a part takes no more messages. */
    public static LegKey partAfter(LegKey thread) {
        int separator = partSeparator(thread);
        int part = separator < 0 ? 1 : Integer.parseInt(thread.callId().substring(separator + 1));
        return part(firstPart(thread), part + 1);
    }

    /**
     * A part of a thread.
     *
     * @param first the key of the thread's first part
     * @param number the part's number, from 1
     */
    public static LegKey part(LegKey first, int number) {
        return number == 1 ? first : withCallId(first, first.callId() + "/" + number);
    }

    /** The first part of a thread. */
    public static LegKey firstPart(LegKey thread) {
        int separator = partSeparator(thread);
        return separator < 0 ? thread : withCallId(thread, thread.callId().substring(0, separator));
    }

    private static LegKey withCallId(LegKey thread, String callId) {
        return new LegKey(thread.accountId(), callId, thread.agentId());
    }

    /**
     * The index of the slash before the number of a later part; -1 for a first part, which has only the slashes of its prefix
     * and day.
     */
    private static int partSeparator(LegKey thread) {
        String callId = thread.callId();
        int end = callId.indexOf('/', callId.indexOf('/') + 1);
        return callId.indexOf('/', end + 1);
    }

    /** A hash with the same length for every text. */
    private static UUID hash(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The thread after all of its messages were moved to other threads. */
    public static MessageThread emptied(Interaction before) {
        return new MessageThread(
                before.sequence() + 1,
                before.agent(),
                before.direction(),
                before.from(),
                before.to(),
                before.startedAt(),
                before.endedAt(),
                before.queue(),
                0,
                "");
    }

    /** Whether all of its messages were moved to other threads. */
    public boolean isEmpty() {
        return count == 0;
    }

    @Override
    public Medium medium() {
        return Medium.SMS;
    }

    @Override
    public @Nullable String queue() {
        return inbox;
    }

    @Override
    public @Nullable CallResult result() {
        return null;
    }

    @Override
    public Duration talkTime() {
        return Duration.ZERO;
    }

    @Override
    public Instant closesAt(ZoneId zone) {
        return LocalDate.ofInstant(startedAt, zone)
                .plusDays(1)
                .atStartOfDay(zone)
                .toInstant();
    }

    @Override
    public boolean isComplete() {
        return false;
    }

    @Override
    public MessageThread filledFrom(Interaction earlier) {
        return new MessageThread(
                sequence,
                agent == null ? earlier.agent() : agent.filledFrom(earlier.agent()),
                direction,
                from.namedAs(earlier.from()),
                to.namedAs(earlier.to()),
                startedAt,
                endedAt,
                inbox == null ? earlier.queue() : inbox,
                count,
                text);
    }

    /** Masked: messages are personal data. */
    @Override
    public String toString() {
        return "MessageThread[sequence=" + sequence + ", count=" + count + "]";
    }
}
