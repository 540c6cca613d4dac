package dev.autolog.torture;

/**
 * The state of a contact with respect to a line.
 *
 * @param present whether the contact has the line
 * @param openDeals the number of its open deals
 */
record ContactState(boolean present, int openDeals) {
    static final ContactState ABSENT = new ContactState(false, 0);
}
