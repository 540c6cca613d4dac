package dev.autolog.directory;

import dev.autolog.domain.PhoneNumber;

/**
 * A number to look up among an account's contacts.
 *
 * @param accountId the account; no look-up crosses accounts
 * @param number the number
 */
public record NumberLookup(String accountId, PhoneNumber number) {

    /** A look-up from the columns of a row. */
    public static NumberLookup of(String accountId, String e164) {
        return new NumberLookup(accountId, new PhoneNumber(e164));
    }
}
