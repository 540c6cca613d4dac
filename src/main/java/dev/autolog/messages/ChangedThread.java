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
 * A thread that messages came into, or went out of.
 *
 * @param key the leg that it is
 * @param messages what it holds now; null when nothing is left of it
 * @param newMessages the messages that came or were corrected, in their order; none if some only went
 */
public record ChangedThread(LegKey key, @Nullable ThreadMessages messages, List<Message> newMessages) {

    /**
     * What the change states of the leg.
     *
     * @param before the leg until now; null when it is new
     * @param zone the account's
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

    /** Where messages only went out of it, it is known. */
    private static Interaction of(@Nullable CallLeg before) {
        return Objects.requireNonNull(before).interaction();
    }

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "ChangedThread[" + newMessages.size() + "]";
    }
}
