package dev.autolog.messages;

import dev.autolog.domain.LegKey;
import dev.autolog.domain.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message that says something new, with the thread that it belongs to.
 *
 * @param message the message
 * @param thread the leg that its thread is
 * @param before the leg whose thread it is in until now; null for a new message
 * @param isRemoved whether it is no longer in any thread: its party is not on the other side of a group message any more
 */
public record ThreadAssignment(
        Message message, LegKey thread, @Nullable LegKey before, boolean isRemoved) {
    /** A message that is in its thread. */
    ThreadAssignment(Message message, LegKey thread, @Nullable LegKey before) {
        this(message, thread, before, false);
    }

    /** A message that a correction takes out of its thread. */
    static ThreadAssignment removed(Message message, LegKey thread) {
        return new ThreadAssignment(message, thread, thread, true);
    }

    /** Whether the message comes into a thread that it was not in. */
    public boolean isNewInThread() {
        return !thread.equals(before);
    }

    /** The message in another thread. */
    public ThreadAssignment in(LegKey other) {
        return new ThreadAssignment(message, other, before, isRemoved);
    }

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "ThreadAssignment[…]";
    }
}
