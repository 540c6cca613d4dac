package dev.autolog.history;

import dev.autolog.domain.Agent;
import org.jspecify.annotations.Nullable;

/**
 * The agent of a leg.
 *
 * @param name null when the platform did not send it
 * @param extension null when the platform did not send it
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
