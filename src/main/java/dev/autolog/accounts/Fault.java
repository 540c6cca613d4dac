package dev.autolog.accounts;

/**
 * Why something cannot be set.
 *
 * @param field where in the request, such as {@code values.doNotLog[3].value}
 * @param reason a sentence for people; never quotes the value
 */
public record Fault(String field, String reason) {}
