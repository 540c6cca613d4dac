package dev.autolog.settings;

/**
 * The stored settings of a scope.
 *
 * @param account the row of the account
 * @param own the row of the scope itself: of the agent, or of the account again
 */
record SettingsRows(SettingsRow account, SettingsRow own) {}
