package dev.autolog.directory;

import dev.autolog.domain.PhoneNumber;

/**
 * A number to look up among an account's contacts.
 *
 * @param accountId the account, which the look-up never crosses
 * @param number the number
 */
public record Lookup(String accountId, PhoneNumber number) {}
