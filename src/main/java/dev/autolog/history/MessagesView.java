package dev.autolog.history;

import dev.autolog.domain.Interaction;
import dev.autolog.domain.MessageThread;
import org.jspecify.annotations.Nullable;

/**
 * Messages that are logged together, as people see them.
 *
 * @param count how many there are
 * @param text what they say, a line for each; long threads lack their older ones
 */
public record MessagesView(int count, String text) {
    static @Nullable MessagesView of(Interaction interaction) {
        return interaction instanceof MessageThread thread ? new MessagesView(thread.count(), thread.text()) : null;
    }

    /** Masked: what people write is personal data. */
    @Override
    public String toString() {
        return "MessagesView[" + count + "]";
    }
}
