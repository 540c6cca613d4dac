package dev.autolog.settings;

import java.util.List;
import java.util.Set;

/**
 * The stored lines that concern a batch.
 *
 * @param pinned lines that admins pinned as own lines
 * @param removed lines that admins removed from the own lines
 * @param earlier lines that an earlier release learned, without their origin
 * @param inForce lines in force: the newest of each agent and kind
 * @param ofAgents all lines of the batch's agents
 */
public record StoredLines(
        Set<OwnLine> pinned,
        Set<OwnLine> removed,
        Set<OwnLine> earlier,
        List<AgentLine> inForce,
        List<AgentLine> ofAgents) {
    public StoredLines {
        pinned = Set.copyOf(pinned);
        removed = Set.copyOf(removed);
        earlier = Set.copyOf(earlier);
        inForce = List.copyOf(inForce);
        ofAgents = List.copyOf(ofAgents);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "StoredLines[" + inForce.size() + "]";
    }
}
