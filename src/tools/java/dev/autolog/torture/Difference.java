package dev.autolog.torture;

/**
 * A difference between the service and the model.
 *
 * @param event its subject: an event of the model, or an id
 * @param text a description without phone numbers or names
 */
record Difference(String event, String text) {}
