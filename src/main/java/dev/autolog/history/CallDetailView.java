package dev.autolog.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A call with all that is known of it.
 *
 * @param conflict its conflict, open or settled; null when it never had one
 * @param trail what happened to it, oldest first
 */
public record CallDetailView(
        @JsonUnwrapped CallView call, @Nullable ConflictView conflict, List<TrailEntryView> trail) {
    public CallDetailView {
        trail = List.copyOf(trail);
    }

    /**
     * Something that happened.
     *
     * @param actor who did it: {@code AUTO} or an agent id
     * @param actorName that agent's name; null when it is not known
     * @param action a word for it
     * @param text the same in a sentence for people
     */
    public record TrailEntryView(
            Instant at, String actor, @Nullable String actorName, String action, String text) {
        /** Masked: sentences name people and numbers. */
        @Override
        public String toString() {
            return "TrailEntryView[" + action + "]";
        }
    }

    /** Masked: a call holds personal data. */
    @Override
    public String toString() {
        return "CallDetailView[" + call.id() + "]";
    }
}
