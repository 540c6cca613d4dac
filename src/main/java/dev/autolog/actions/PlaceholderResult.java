package dev.autolog.actions;

/**
 * The placeholder of a number.
 *
 * @param contactId id of the placeholder
 * @param created whether the request created it; false if the number had one
 */
public record PlaceholderResult(String contactId, boolean created) {}
