package dev.autolog.backfill;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The past calls that a job covers.
 *
 * @param from only calls that started at this time or later
 * @param to only calls that started before this time
 * @param agents only calls of the agents with these ids; null for all agents
 */
public record JobScope(Instant from, Instant to, @Nullable Set<String> agents) {
    public JobScope {
        agents = agents == null ? null : Set.copyOf(agents);
    }

    /** Whether the scope includes an agent's calls; the empty id stands for calls without an agent. */
    boolean covers(String agentId) {
        return agents == null || agents.contains(agentId);
    }

    /** Masked: a log does not need to name the agents. */
    @Override
    public String toString() {
        return "JobScope[" + from + ", " + to + "]";
    }
}
