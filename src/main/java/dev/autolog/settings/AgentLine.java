package dev.autolog.settings;

import java.time.Instant;

/**
 * An own line of an agent that a call shows.
 *
 * @param line the line
 * @param agentId the agent
 * @param kind the kind of line; an agent has one line of each kind at a time
 * @param callId the call that shows it
 * @param saidAt when that call ended
 */
public record AgentLine(OwnLine line, String agentId, AgentLineKind kind, String callId, Instant saidAt) {
    /** The kind of an agent's line. */
    public enum AgentLineKind {
        /** The number, E.164. */
        NUMBER,
        /** The extension, digits. */
        EXTENSION
    }

    /**
     * The slot for an agent's line of one kind.
     *
     * @param accountId the account
     * @param agentId the agent
     * @param kind the kind
     */
    public record AgentLineSlot(String accountId, String agentId, AgentLineKind kind) {}

    /** The same line, shown at another time. */
    public AgentLine at(Instant later) {
        return new AgentLine(line, agentId, kind, callId, later);
    }

    /** The slot of this line. */
    public AgentLineSlot slot() {
        return new AgentLineSlot(line.accountId(), agentId, kind);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "AgentLine[" + kind + "]";
    }
}
