package dev.autolog.people;

/**
 * The placeholder of a number.
 *
 * @param contactId its id
 * @param created whether it was made now; false if there was one
 */
public record PlacedContact(String contactId, boolean created) {}
