package dev.autolog.history;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call with its conflict and audit trail.
 *
 * @param conflict its conflict, open or closed; null when it never had one
 * @param trail the entries of its audit trail, oldest first; at most the newest 200
 */
public record CallDetailView(
        @JsonUnwrapped CallView call, @Nullable ConflictView conflict, List<TrailEntryView> trail) {
    public CallDetailView {
        trail = List.copyOf(trail);
    }

    /**
     * An entry of the audit trail.
     *
     * @param actor {@code AUTO} or the agent id of the user who acted
     * @param actorName that agent's name; null when it is unknown
     * @param action the stored action, such as {@code LOGGED}
     * @param code the event that the entry reports
     * @param parameters the parameters that {@link TrailCode} names; unknown ones are omitted
     */
    public record TrailEntryView(
            Instant at,
            String actor,
            @Nullable String actorName,
            String action,
            TrailCode code,
            Map<String, Object> parameters) {
        /** Masked: the parameters name contacts and numbers. */
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
