package dev.autolog.settings;

import java.util.List;

/**
 * What a batch of calls changes of agents' lines.
 *
 * @param taught lines that calls show
 * @param takenBack lines that corrections take back, and old ones that are not kept
 */
public record LineChanges(List<AgentLine> taught, List<AgentLine> takenBack) {
    public LineChanges {
        taught = List.copyOf(taught);
        takenBack = List.copyOf(takenBack);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "LineChanges[" + taught.size() + ", " + takenBack.size() + "]";
    }
}
