package dev.autolog.messages;

import dev.autolog.domain.LegKey;
import dev.autolog.domain.Message;
import org.jspecify.annotations.Nullable;

/**
 * A new or corrected message with its thread.
 *
 * @param message the message
 * @param thread the key of its thread
 * @param before the key of its previous thread; null for a new message
 * @param isRemoved whether the message is removed: its party is no longer on the other side of a group message
 */
public record ThreadAssignment(
        Message message, LegKey thread, @Nullable LegKey before, boolean isRemoved) {
    /** An assignment of a message to its thread. */
    ThreadAssignment(Message message, LegKey thread, @Nullable LegKey before) {
        this(message, thread, before, false);
    }

    /** A removal of a message from its thread by a correction. */
    static ThreadAssignment removed(Message message, LegKey thread) {
        return new ThreadAssignment(message, thread, thread, true);
    }

    /** Whether the message was not in this thread before. */
    public boolean isNewInThread() {
        return !thread.equals(before);
    }

    /** The same message in another thread. */
    public ThreadAssignment in(LegKey other) {
        return new ThreadAssignment(message, other, before, isRemoved);
    }

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "ThreadAssignment[…]";
    }
}
