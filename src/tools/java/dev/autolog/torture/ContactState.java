package dev.autolog.torture;

/**
 * What the CRM says of a contact and a line.
 *
 * @param present whether the contact has the line
 * @param openDeals how many of its deals are open
 */
record ContactState(boolean present, int openDeals) {
    static final ContactState ABSENT = new ContactState(false, 0);
}
