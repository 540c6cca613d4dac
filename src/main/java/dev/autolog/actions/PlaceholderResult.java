package dev.autolog.actions;

/**
 * The placeholder of a number.
 *
 * @param contactId its id
 * @param created whether it was made now; false if there was one
 */
public record PlaceholderResult(String contactId, boolean created) {}
