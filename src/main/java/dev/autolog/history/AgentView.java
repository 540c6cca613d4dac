package dev.autolog.history;

import dev.autolog.domain.Agent;
import org.jspecify.annotations.Nullable;

/**
 * Whose leg of a call it is.
 *
 * @param name null when the platform did not tell
 * @param extension null when the platform did not tell
 */
public record AgentView(
        String id, @Nullable String name, @Nullable String extension) {

    static @Nullable AgentView of(@Nullable Agent agent) {
        return agent == null ? null : new AgentView(agent.id(), agent.name(), agent.extension());
    }

    /** Masked: names are personal data. */
    @Override
    public String toString() {
        return "AgentView[" + id + "]";
    }
}
