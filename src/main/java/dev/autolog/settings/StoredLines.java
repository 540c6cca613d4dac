package dev.autolog.settings;

import java.util.List;
import java.util.Set;

/**
 * What is stored of the lines and agents of a batch.
 *
 * @param pinned lines that admins say are the account's own
 * @param removed lines that admins say are not
 * @param earlier lines that were learned by an earlier release, which kept no origin
 * @param inForce lines that are the newest of an agent's
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
