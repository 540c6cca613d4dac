package dev.autolog.domain.rules;

import java.util.Set;

/**
 * The agents that take part while an account tries automatic logging.
 *
 * @param on whether a trial is on
 * @param agents the ids of the agents that take part
 */
public record Trial(boolean on, Set<String> agents) {
    /** No trial: all agents take part. */
    public static final Trial ALL_AGENTS = new Trial(false, Set.of());

    public Trial {
        agents = Set.copyOf(agents);
    }

    /** Whether an agent's calls take part; calls without an agent have the empty id. */
    public boolean includes(String agentId) {
        return !on || agents.contains(agentId);
    }

    /** Masked: agents can be named by their addresses. */
    @Override
    public String toString() {
        return "Trial[" + on + ", " + agents.size() + "]";
    }
}
