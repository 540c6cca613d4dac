package dev.autolog.settings;

/**
 * The owner of settings: an account, or one of its agents.
 *
 * @param accountId the account
 * @param agentId the agent; empty for the account's own settings
 */
public record SettingsScope(String accountId, String agentId) {
    /** The agent id of an account's own settings. */
    static final String NO_AGENT = "";

    /** The account's own settings. */
    public static SettingsScope account(String accountId) {
        return new SettingsScope(accountId, NO_AGENT);
    }

    boolean isAccount() {
        return agentId.equals(NO_AGENT);
    }
}
