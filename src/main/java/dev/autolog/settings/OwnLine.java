package dev.autolog.settings;

/**
 * A number or an extension of the account itself.
 *
 * @param accountId the account
 * @param number E.164 or an extension's digits
 */
public record OwnLine(String accountId, String number) implements Comparable<OwnLine> {
    @Override
    public int compareTo(OwnLine other) {
        int byAccount = accountId.compareTo(other.accountId);
        return byAccount == 0 ? number.compareTo(other.number) : byAccount;
    }

    /** Masked: phone numbers are personal data. */
    @Override
    public String toString() {
        return "OwnLine[…]";
    }
}
