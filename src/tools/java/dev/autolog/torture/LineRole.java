package dev.autolog.torture;

/** Who has a line on the other side, by the account's CRM. */
enum LineRole {
    ONE_CONTACT,
    ONE_CONTACT_ONE_DEAL,
    ONE_CONTACT_SEVERAL_DEALS,
    SEVERAL_CONTACTS,
    NO_CONTACT,
    /** The CRM changes it again and again. */
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

    /** The role of a line, another one in each account. */
    static LineRole of(int account, int line) {
        return OF_TEN[(line + 3 * account) % OF_TEN.length];
    }

    boolean isStable() {
        return this != CHANGING;
    }
}
