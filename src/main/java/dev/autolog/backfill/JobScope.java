package dev.autolog.backfill;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which calls a job is about.
 *
 * @param from calls that started then or later
 * @param to calls that started before
 * @param agents whose calls, by the agents' ids; null for all agents
 */
public record JobScope(Instant from, Instant to, @Nullable Set<String> agents) {
    public JobScope {
        agents = agents == null ? null : Set.copyOf(agents);
    }

    /** Whether an agent's calls are among them; the empty id is the agent of calls without one. */
    boolean covers(String agentId) {
        return agents == null || agents.contains(agentId);
    }

    /** Masked: whose calls they are is no business of a log. */
    @Override
    public String toString() {
        return "JobScope[" + from + ", " + to + "]";
    }
}
