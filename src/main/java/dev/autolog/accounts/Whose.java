package dev.autolog.accounts;

/**
 * Whose settings: an account's, or those of one of its agents.
 *
 * @param accountId the account
 * @param agentId empty for the account's
 */
public record Whose(String accountId, String agentId) {
    /** The agent of settings that are an account's. */
    static final String NOBODY = "";

    /** The account's own settings. */
    public static Whose account(String accountId) {
        return new Whose(accountId, NOBODY);
    }

    boolean isAccount() {
        return agentId.equals(NOBODY);
    }
}
