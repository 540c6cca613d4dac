package dev.autolog.domain;

/**
 * A signed-in user.
 *
 * @param accountId the account; users see nothing of other accounts
 * @param agentId the telephony platform's id of the agent
 * @param role the person's role
 */
public record Person(String accountId, String agentId, Role role) {

    /**
     * Whether the person may see a leg.
     *
     * @param agentIdOfLeg the agent of the leg, in the person's account; empty for a call that no agent took
     */
    public boolean maySee(String agentIdOfLeg) {
        return switch (role) {
            case AGENT -> agentId.equals(agentIdOfLeg);
            case SUPERVISOR, ADMIN -> true;
        };
    }

    /**
     * Whether the person may replace or remove a number that another person remembered.
     *
     * @param agentIdOfChoice the agent id of the person who remembered it
     */
    public boolean mayReplaceChoiceOf(String agentIdOfChoice) {
        return switch (role) {
            case AGENT -> agentId.equals(agentIdOfChoice);
            case SUPERVISOR, ADMIN -> true;
        };
    }
}
