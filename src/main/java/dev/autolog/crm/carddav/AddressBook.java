package dev.autolog.crm.carddav;

/**
 * An address book.
 *
 * @param address its path on the server, decoded
 * @param tellsChanges whether it can be asked for what changed (RFC 6578)
 */
record AddressBook(String address, boolean tellsChanges) {
    /** Masked: the path names the user. */
    @Override
    public String toString() {
        return "AddressBook[…]";
    }
}
