package dev.autolog.accounts;

import dev.autolog.domain.Region;

/**
 * The settings in force for an account.
 *
 * @param defaultRegion how to read a number without a country code where nothing nearer says so
 * @param autoLogCalls whether calls are logged without anybody asking
 */
public record Account(Region defaultRegion, boolean autoLogCalls) {

    /** The same, but that calls are logged: for a job that a person has log calls of the past. */
    public Account forPastCalls() {
        return new Account(defaultRegion, true);
    }
}
