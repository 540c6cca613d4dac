package dev.autolog.domain;

/**
 * Names one agent's leg of a call. However often a leg is delivered, it is logged once.
 *
 * @param accountId the account, which no look-up ever crosses
 * @param callId the telephony platform's id of the call, or one for a further leg of the agent, see {@link PlatformLeg}
 * @param agentId the agent's id; empty if no agent took the call, which is a leg of its own
 */
public record LegKey(String accountId, String callId, String agentId) {}
