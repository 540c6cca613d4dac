package dev.autolog.settings;

/**
 * Why something cannot be set.
 *
 * @param field where in the request, such as {@code values.doNotLog[3].value}
 * @param reason a sentence for people; never quotes the value
 */
public record SettingsViolation(String field, String reason) {}
