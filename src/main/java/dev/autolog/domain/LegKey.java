package dev.autolog.domain;

/**
 * The key of one agent's leg of a call. A leg that is delivered several times is logged once.
 *
 * @param accountId the account; no look-up crosses accounts
 * @param callId the telephony platform's id of the call, or a generated one for a further leg of the agent, see {@link
 *     PlatformLeg}
 * @param agentId the agent's id; empty for the leg of a call that no agent took
 */
public record LegKey(String accountId, String callId, String agentId) {}
