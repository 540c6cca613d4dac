package dev.autolog.settings;

import java.time.Instant;

/**
 * A line that a call shows to be an agent's.
 *
 * @param line the line
 * @param agentId the agent
 * @param kind which of the agent's lines it is; an agent has one of each kind at a time
 * @param callId the call that shows it
 * @param saidAt when that call ended
 */
public record AgentLine(OwnLine line, String agentId, AgentLineKind kind, String callId, Instant saidAt) {
    /** Which of an agent's lines. */
    public enum AgentLineKind {
        /** The number, E.164. */
        NUMBER,
        /** The extension, digits. */
        EXTENSION
    }

    /**
     * The line of one kind that an agent has.
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

    /** Whose line of which kind it is. */
    public AgentLineSlot slot() {
        return new AgentLineSlot(line.accountId(), agentId, kind);
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "AgentLine[" + kind + "]";
    }
}
