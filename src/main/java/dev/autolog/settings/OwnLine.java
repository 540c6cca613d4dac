package dev.autolog.settings;

/**
 * A number or an extension of the account itself.
 *
 * @param accountId the account
 * @param line E.164 or an extension's digits
 */
public record OwnLine(String accountId, String line) implements Comparable<OwnLine> {
    @Override
    public int compareTo(OwnLine other) {
        int byAccount = accountId.compareTo(other.accountId);
        return byAccount == 0 ? line.compareTo(other.line) : byAccount;
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "OwnLine[…]";
    }
}
