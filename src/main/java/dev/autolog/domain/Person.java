package dev.autolog.domain;

/**
 * Somebody who signed in.
 *
 * @param accountId the account, which nobody's sight ever crosses
 * @param agentId the telephony platform's id of the agent
 * @param role what the person may see
 */
public record Person(String accountId, String agentId, Role role) {

    /**
     * Whether a leg of a call is any of this person's business.
     *
     * @param agentIdOfLeg whose leg it is, in the person's account; empty when nobody took the call
     */
    public boolean maySee(String agentIdOfLeg) {
        return switch (role) {
            case AGENT -> agentId.equals(agentIdOfLeg);
            case SUPERVISOR, ADMIN -> true;
        };
    }
}
