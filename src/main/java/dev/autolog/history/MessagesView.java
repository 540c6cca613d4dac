package dev.autolog.history;

import dev.autolog.domain.Interaction;
import dev.autolog.domain.MessageThread;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one log.
 *
 * @param count number of messages
 * @param text their texts, one line each; long threads lack their older ones
 */
public record MessagesView(int count, String text) {
    static @Nullable MessagesView of(Interaction interaction) {
        return interaction instanceof MessageThread thread ? new MessagesView(thread.count(), thread.text()) : null;
    }

    /** Masked: the texts of messages are personal data. */
    @Override
    public String toString() {
        return "MessagesView[" + count + "]";
    }
}
