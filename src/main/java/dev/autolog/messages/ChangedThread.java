package dev.autolog.messages;

import dev.autolog.domain.Agent;
import dev.autolog.domain.CallLeg;
import dev.autolog.domain.Interaction;
import dev.autolog.domain.LegKey;
import dev.autolog.domain.LegStatement;
import dev.autolog.domain.Message;
import dev.autolog.domain.MessageThread;
import dev.autolog.domain.ThreadMessages;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A thread that gained or lost messages.
 *
 * @param key the key of the thread
 * @param messages the messages that it has now; null if none is left
 * @param newMessages the new and corrected messages, in order; empty if it only lost some
 */
public record ChangedThread(LegKey key, @Nullable ThreadMessages messages, List<Message> newMessages) {

    /**
     * The statement about the leg after the change.
     *
     * @param before the leg before the change; null if it is new
     * @param zone the account's time zone
     */
    public LegStatement statement(@Nullable CallLeg before, ZoneId zone) {
        return new LegStatement(key, thread(before, zone));
    }

    private MessageThread thread(@Nullable CallLeg before, ZoneId zone) {
        if (messages == null) {
            return MessageThread.emptied(of(before));
        }
        long earlier = before == null ? 0 : before.interaction().sequence();
        return messages.toThread(earlier + Math.max(newMessages.size(), 1), agent(before), inbox(before), zone);
    }

    private @Nullable Agent agent(@Nullable CallLeg before) {
        if (key.agentId().isEmpty()) {
            return null;
        }
        return newMessages.isEmpty()
                ? of(before).agent()
                : newMessages.getLast().agent();
    }

    private @Nullable String inbox(@Nullable CallLeg before) {
        if (newMessages.isEmpty()) {
            return of(before).queue();
        }
        var inbox = newMessages.getLast().inbox();
        return inbox == null ? null : inbox.label();
    }

    /** A thread that lost messages is stored. */
    private static Interaction of(@Nullable CallLeg before) {
        return Objects.requireNonNull(before).interaction();
    }

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "ChangedThread[" + newMessages.size() + "]";
    }
}
