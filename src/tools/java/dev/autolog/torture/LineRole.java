package dev.autolog.torture;

/** The number of contacts that an account's CRM has for a line, and of their open deals. */
enum LineRole {
    ONE_CONTACT,
    ONE_CONTACT_ONE_DEAL,
    ONE_CONTACT_SEVERAL_DEALS,
    SEVERAL_CONTACTS,
    NO_CONTACT,
    /** The CRM changes the contacts repeatedly. */
    CHANGING;

    private static final LineRole[] OF_TEN = {
        ONE_CONTACT,
        ONE_CONTACT_ONE_DEAL,
        SEVERAL_CONTACTS,
        ONE_CONTACT,
        NO_CONTACT,
        ONE_CONTACT,
        CHANGING,
        ONE_CONTACT_SEVERAL_DEALS,
        ONE_CONTACT,
        ONE_CONTACT
    };

    /** The role of a line, which differs between accounts. */
    static LineRole of(int account, int line) {
        return OF_TEN[(line + 3 * account) % OF_TEN.length];
    }

    boolean isStable() {
        return this != CHANGING;
    }
}
