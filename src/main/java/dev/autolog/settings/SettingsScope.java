package dev.autolog.settings;

/**
 * Whose settings: an account's, or those of one of its agents.
 *
 * @param accountId the account
 * @param agentId empty for the account's
 */
public record SettingsScope(String accountId, String agentId) {
    /** The agent of settings that are an account's. */
    static final String NO_AGENT = "";

    /** The account's own settings. */
    public static SettingsScope account(String accountId) {
        return new SettingsScope(accountId, NO_AGENT);
    }

    boolean isAccount() {
        return agentId.equals(NO_AGENT);
    }
}
