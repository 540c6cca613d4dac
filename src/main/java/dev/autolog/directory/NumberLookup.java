package dev.autolog.directory;

import dev.autolog.domain.PhoneNumber;

/**
 * A number to look up among an account's contacts.
 *
 * @param accountId the account, which the look-up never crosses
 * @param number the number
 */
public record NumberLookup(String accountId, PhoneNumber number) {

    /** From the columns of a row. */
    public static NumberLookup of(String accountId, String e164) {
        return new NumberLookup(accountId, new PhoneNumber(e164));
    }
}
