package dev.autolog.domain;

/**
 * A signed-in user.
 *
 * @param accountId the account; users see nothing of other accounts
 * @param agentId the telephony platform's id of the agent
 * @param role what the person may see
 */
public record Person(String accountId, String agentId, Role role) {

    /**
     * Whether a leg of a call is any of this person's business.
     *
     * @param agentIdOfLeg whose leg it is, in the person's account; empty if no agent took the call
     */
    public boolean maySee(String agentIdOfLeg) {
        return switch (role) {
            case AGENT -> agentId.equals(agentIdOfLeg);
            case SUPERVISOR, ADMIN -> true;
        };
    }

    /**
     * Whether the person may take back or replace what another person had remembered for a number.
     *
     * @param agentIdOfChoice whose choice it was
     */
    public boolean mayReplaceChoiceOf(String agentIdOfChoice) {
        return switch (role) {
            case AGENT -> agentId.equals(agentIdOfChoice);
            case SUPERVISOR, ADMIN -> true;
        };
    }
}
