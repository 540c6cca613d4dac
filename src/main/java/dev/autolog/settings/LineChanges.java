package dev.autolog.settings;

import java.util.List;

/**
 * The changes of agents' lines by a batch of calls.
 *
 * @param taught lines that calls show
 * @param takenBack lines that corrections removed, and old ones beyond the number kept
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
