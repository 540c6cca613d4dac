package dev.autolog.crm.carddav;

/**
 * An address book.
 *
 * @param address its path on the server, decoded
 * @param href the same as the server writes it
 * @param tellsChanges whether it can be asked for what changed (RFC 6578)
 */
record AddressBook(String address, String href, boolean tellsChanges) {}
