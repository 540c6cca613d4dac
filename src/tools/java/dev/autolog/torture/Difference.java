package dev.autolog.torture;

/**
 * Something that is not as the model has it.
 *
 * @param event what it is about: an event of the model, or an id
 * @param text what is wrong, without numbers or names
 */
record Difference(String event, String text) {}
